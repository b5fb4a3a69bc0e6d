import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CallerSnapshot } from '../shared/contracts.gen'
import { FakeWebSocket } from '../shared/fakeWebSocket'
import { createContact, type Contact } from './useContact'
import { createNote, type Note } from './useNote'

const waiting: CallerSnapshot = {
  ticket: 't', messages: [], ways: [{ to: 'Message' }],
  contact: { id: 'c', line: '12355', state: 'Waiting', version: 1, counsellorLost: false, messages: 0, seenByCounsellor: 0, arrived: 1, notSafe: false },
}
let contact: Contact
let note: Note
const settle = () => vi.advanceTimersByTimeAsync(0)
const asked = (target: string) => FakeWebSocket.last.invocations.filter((one) => one.target === target)
async function answer(target: string, result: unknown) {
  FakeWebSocket.last.answer(asked(target).at(-1)!.invocationId!, result)
  await settle()
}

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  FakeWebSocket.all = []
  vi.stubGlobal('WebSocket', FakeWebSocket)
  contact = createContact()
  note = createNote(contact)
})
afterEach(() => {
  contact.startAgain()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

async function wait() {
  contact.start('12355', { ageBand: 'Unknown', safeNow: 'NotAsked' })
  FakeWebSocket.last.accept()
  await answer('Start', waiting)
}

it('is told again with the same key when the connection broke, and lets go of the connection', async () => {
  note.begin('12356')
  Object.assign(note.note.value!, { text: ' 想说说话 ', reply: 'Ring', number: '13800000000' })
  void note.send('zh-CN')
  FakeWebSocket.last.accept()
  await settle()
  const first = asked('LeaveNote')[0]!.arguments[0]
  expect(first).toMatchObject({ line: '12356', text: '想说说话', reply: 'Ring', number: '13800000000', language: 'zh-CN' })
  FakeWebSocket.last.drop()
  await vi.advanceTimersByTimeAsync(1_000)
  FakeWebSocket.last.accept()
  await settle()
  expect(asked('LeaveNote')[0]!.arguments[0]).toEqual(first)
  await answer('LeaveNote', {})
  expect(note.note.value).toMatchObject({ left: true, text: '', number: '' })
  expect(note.sending.value).toBe(false)
  expect(FakeWebSocket.last.readyState).not.toBe(1)
})

it('gives up after a while and keeps every word', async () => {
  note.begin('12356')
  note.note.value!.text = '还在'
  void note.send('zh-CN')
  await vi.advanceTimersByTimeAsync(21_000)
  expect(note.problem.value).toBe('failed')
  expect(JSON.parse(sessionStorage.getItem('hotline.caller')!).note.text).toBe('还在')
})

it.each([
  [{ problem: 'badNumber' }, 'badNumber'], [{ problem: 'notTaken' }, 'notTaken'], [{ problem: 'tooFast' }, 'failed'], [{ refusal: 'WrongState' }, 'coming'],
])('says what was wrong: %j', async (result, problem) => {
  await wait()
  note.begin('12355')
  note.note.value!.text = 'x'
  void note.send('en')
  await answer('LeaveNote', result)
  expect(note.problem.value).toBe(problem)
  expect(note.note.value).toMatchObject({ text: 'x' })
})

it('starts with what was written ahead, and is a draft of the chat when a counsellor comes first', async () => {
  await wait()
  contact.kept.draft = '先写下来'
  expect(contact.ways.value).toEqual([{ to: 'Message' }])
  note.begin('12355')
  expect(note.note.value!.text).toBe('先写下来')
  note.note.value!.text += '，还有别的'
  FakeWebSocket.last.tell({ type: 1, target: 'ContactChanged', arguments: [{ ...waiting.contact!, state: 'Connected', version: 2 }] } as never)
  await settle()
  expect(contact.phase.value).toBe('talking')
  expect(note.note.value).toBeUndefined()
  expect(contact.kept.draft).toBe('先写下来\n，还有别的')
})
