import { expect, it } from 'vitest'
import type { OpenContact } from '../../shared/contracts.gen'
import { floorOf, waitingOnMyLines } from './order'

const contact = (id: string, over: Partial<OpenContact> = {}): OpenContact => ({
  id, line: '12355', channel: 'Chat', state: 'Waiting', priority: 'Routine', risk: 'NotAssessed', arrived: 1_000_000, transfers: 0, unmet: false, followUp: false, ...over,
})
const ids = (contacts: readonly OpenContact[]) => contacts.map((c) => c.id).join('')

it('lists who waits on my lines by turn: the head start of a priority, then the arrival', () => {
  const all = [
    contact('c'), contact('b', { arrived: 900_000 }), contact('a', { priority: 'Elevated', arrived: 1_400_000 }), contact('x', { line: 'wenxin' }), contact('y', { state: 'Offered' }),
    contact('z', { state: 'Connected' }),
  ]
  expect(ids(waitingOnMyLines(all, ['12355']))).toBe('abc')
})

it('asks for the chats beside a contact at level 3 or 4, and for no others', () => {
  const talk = (id: string, counsellor: string, over: Partial<OpenContact> = {}) => contact(id, { state: 'Connected', counsellor, counsellorAlias: counsellor, answered: 1, ...over })
  const beside = (...all: OpenContact[]) => ids(floorOf(all).beside)
  expect(beside(talk('s', 'k', { risk: 'High' }), talk('b', 'k', { answered: 5 }), talk('a', 'k', { answered: 3, risk: 'Moderate' }), talk('c', 'l'))).toBe('ab')
  expect(beside(talk('s', 'k', { risk: 'Immediate', state: 'WrapUp' }), talk('a', 'k'), talk('w', 'k', { state: 'WrapUp' }))).toBe('a')
  expect(beside(talk('s', 'k', { risk: 'Moderate' }), talk('a', 'k'))).toBe('')
  expect(beside(talk('s', 'k', { risk: 'High' }), talk('t', 'k', { risk: 'Immediate' }), contact('o', { state: 'Offered', counsellor: 'k' }))).toBe('')
})

it('puts what cannot wait first: immediate ones, then those whom nobody can take', () => {
  const floor = floorOf([
    contact('d'), contact('c', { unmet: true, arrived: 1 }), contact('a', { priority: 'Immediate' }), contact('b', { risk: 'Immediate', state: 'Offered', arrived: 1_100_000 }),
    contact('f', { state: 'Connected', counsellorAlias: '陈静', answered: 9 }), contact('e', { state: 'Connected', counsellorAlias: '陈静', answered: 5, unmet: true }),
    contact('g', { state: 'Connected', counsellorAlias: '周宁', risk: 'Immediate' }), contact('w', { state: 'WrapUp' }),
  ])
  expect([ids(floor.urgent), ids(floor.waiting), ids(floor.connected)]).toEqual(['abc', 'd', 'gef'])
})
