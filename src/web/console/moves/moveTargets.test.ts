import { expect, it } from 'vitest'
import type { CounsellorNow } from '../../shared/contracts.gen'
import { asTarget, lineTargets, personTargets } from './moveTargets'

const one = (id: string, presence: CounsellorNow['presence'], lines: string[], lost = false): CounsellorNow => ({ id, alias: id, presence, since: 0, lines, chats: 0, onVoice: false, lost, browserNotReady: false })
const contact = { id: 'c', line: '12355', channel: 'Chat', counsellor: 'me' } as const
const people = [one('me', 'Busy', ['12355']), one('busy', 'Busy', ['12355', '12356']), one('free', 'Available', ['12355']), one('other', 'Available', ['12356']), one('gone', 'Available', ['12355'], true)]
const lines = [{ code: '12355', name: '甲', nameEn: 'A' }, { code: '12356', name: '乙', nameEn: 'B' }]

it('names colleagues of the line first, the soonest free before the others, and not whoever has it', () =>
  expect(personTargets(contact, people).map((t) => [t.person.id, t.elsewhere])).toEqual([['free', false], ['gone', false], ['busy', false], ['other', true]]))

it('counts who could take it on each line, the own line last', () =>
  expect(lineTargets(contact, lines, people).map((t) => [t.line.code, t.same, t.onShift])).toEqual([['12356', false, 2], ['12355', true, 2]]))

it('asks for a line or for a person on the contact’s own line', () => {
  expect(asTarget({ line: '12356' })).toEqual({ line: '12356', counsellor: null })
  expect(asTarget({ person: 'x' })).toEqual({ line: null, counsellor: 'x' })
})
