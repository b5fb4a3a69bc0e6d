import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallerContact, CallerSnapshot, MessageView, SendResult } from '../shared/contracts.gen'
import { FakeWebSocket } from '../shared/fakeWebSocket'
import { createContact, type Contact } from './useContact'

const base: CallerContact = { id: 'c', line: '12355', state: 'Waiting', version: 1, counsellorLost: false, messages: 0, seenByCounsellor: 0, arrived: 1, notSafe: false }
const snapshot = (contact: Partial<CallerContact> = {}, messages: MessageView[] = []): CallerSnapshot => ({ ticket: 't', contact: { ...base, ...contact }, messages })
const said = (number: number, id = `m${number}`): MessageView => ({ number, id, author: 'Counsellor', at: number, text: `text ${number}` })

let contact: Contact
const asked = (target: string) => FakeWebSocket.last.invocations.filter((one) => one.target === target)
const settle = () => vi.advanceTimersByTimeAsync(0)
async function answer(target: string, result: unknown) {
  const last = asked(target).at(-1)!
  FakeWebSocket.last.answer(last.invocationId!, result)
  await settle()
}
async function tell(target: string, ...args: unknown[]) {
  FakeWebSocket.last.tell({ type: 1, target, arguments: args } as never)
  await settle()
}
async function reconnect() {
  FakeWebSocket.last.drop()
  await vi.advanceTimersByTimeAsync(1_000)
  FakeWebSocket.last.accept()
  await settle()
}
async function connected(messages: MessageView[] = []) {
  contact.start('12355', { ageBand: 'Unknown', safeNow: 'NotAsked' })
  FakeWebSocket.last.accept()
  await answer('Start', snapshot({ state: 'Connected', messages: messages.length }, messages))
}

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  FakeWebSocket.all = []
  vi.stubGlobal('WebSocket', FakeWebSocket)
  contact = createContact()
})
afterEach(() => {
  contact.startAgain()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('starting', () => {
  it('asks again with the same key when the answer was lost, and with the ticket afterwards', async () => {
    contact.start('12355', { ageBand: 'Unknown', safeNow: 'NotAsked' })
    FakeWebSocket.last.accept()
    const key = (asked('Start')[0]!.arguments[0] as { startKey: string }).startKey
    await reconnect()
    expect(asked('Start')[0]!.arguments[0]).toMatchObject({ startKey: key, line: '12355' })
    await answer('Start', snapshot())
    expect(contact.phase.value).toBe('waiting')
    expect(JSON.parse(sessionStorage.getItem('hotline.caller')!)).toMatchObject({ ticket: 't' })
    await reconnect()
    expect(asked('Resume')[0]!.arguments[0]).toEqual({ ticket: 't', after: 0, onScreen: [] })
  })

  it('tries again while a store is being rebuilt', async () => {
    contact.start('12355', { ageBand: 'Unknown', safeNow: 'NotAsked' })
    FakeWebSocket.last.accept()
    await answer('Start', { refusal: 'Opening', messages: [] })
    expect(contact.phase.value).toBe('starting')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(asked('Start')).toHaveLength(2)
  })

  it('says so when the line has closed', async () => {
    contact.start('12355', { ageBand: 'Unknown', safeNow: 'NotAsked' })
    FakeWebSocket.last.accept()
    await answer('Start', { messages: [], closedLine: { code: '12355' } })
    expect(contact.phase.value).toBe('closed')
    expect(contact.connection.value).toBe('closed')
  })
})

describe('following', () => {
  it('asks for what is missing when a number is skipped', async () => {
    await connected([said(1)])
    await tell('MessageArrived', said(3))
    expect(asked('Resume')[0]!.arguments[0]).toMatchObject({ after: 1, onScreen: [{ number: 1 }, { number: 3 }] })
    await answer('Resume', snapshot({ state: 'Connected', messages: 3 }, [said(2), said(3)]))
    expect(contact.list.value.messages.map((one) => one.number)).toEqual([1, 2, 3])
    expect(asked('Resume')).toHaveLength(1)
  })

  it('follows the next version, and asks again on a gap or an older one', async () => {
    await connected()
    await tell('ContactChanged', { ...base, state: 'Connected', version: 2, counsellorAlias: '小林' })
    expect(contact.contact.value!.counsellorAlias).toBe('小林')
    await tell('ContactChanged', { ...base, state: 'Connected', version: 2 })
    expect(asked('Resume')).toHaveLength(0)
    await tell('ContactChanged', { ...base, state: 'Connected', version: 4 })
    expect(asked('Resume')).toHaveLength(1)
    await answer('Resume', snapshot({ state: 'Connected', version: 4 }))
    await tell('ContactChanged', { ...base, state: 'Connected', version: 3 })
    expect(asked('Resume')).toHaveLength(2)
  })

  it('replays what came while it was asking', async () => {
    await connected()
    await tell('PleaseAnnounce')
    await tell('ContactChanged', { ...base, state: 'Connected', version: 5 })
    await tell('ContactChanged', { ...base, state: 'WrapUp', version: 6 })
    await answer('Resume', snapshot({ state: 'Connected', version: 5 }))
    expect(contact.phase.value).toBe('ended')
    expect(asked('Resume')).toHaveLength(1)
  })

  it('looks again after a while when the contact counts more messages than came', async () => {
    await connected()
    await tell('ContactChanged', { ...base, state: 'Connected', version: 2, messages: 1 })
    expect(asked('Resume')).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(asked('Resume')).toHaveLength(1)
  })

  it('asks once for a message that is nowhere any more, says so, and asks anew on a new connection', async () => {
    await connected([said(1), said(3)])
    await settle()
    expect(asked('ReadGap')).toHaveLength(1)
    expect(asked('ReadGap')[0]!.arguments).toEqual([1, 3])
    await answer('ReadGap', { from: 2, messages: [] })
    expect(contact.list.value.lost).toEqual([2])
    await vi.advanceTimersByTimeAsync(20_000)
    expect([asked('ReadGap').length, asked('Resume').length]).toEqual([1, 0])
    await tell('MessageArrived', said(4))
    expect(asked('Resume')).toHaveLength(0)
    await reconnect()
    expect(asked('Resume')[0]!.arguments[0]).toMatchObject({ after: 1 })
    await answer('Resume', snapshot({ state: 'Connected', messages: 4 }, [said(2), said(3), said(4)]))
    expect([contact.list.value.lost, contact.list.value.contiguous]).toEqual([[], 4])
  })

  it('goes back page by page through a chat that is longer than a snapshot', async () => {
    const all = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => said(from + i))
    contact.start('12355', { ageBand: 'Unknown', safeNow: 'NotAsked' })
    FakeWebSocket.last.accept()
    await answer('Start', snapshot({ state: 'Connected', messages: 900 }, all(401, 900)))
    await answer('ReadGap', { from: 201, messages: all(201, 400) })
    expect(asked('ReadGap').map((one) => one.arguments)).toEqual([[0, 401], [0, 201]])
    await answer('ReadGap', { from: 1, messages: all(1, 200) })
    await vi.advanceTimersByTimeAsync(20_000)
    expect([contact.list.value.contiguous, asked('ReadGap').length, asked('Resume').length]).toEqual([900, 2, 0])
  })

  it('does not ask at once again when the record is away', async () => {
    await connected([said(1), said(3)])
    const last = asked('ReadGap').at(-1)!
    FakeWebSocket.last.tell({ type: 3, invocationId: last.invocationId, error: 'recordUnavailable' } as never)
    await vi.advanceTimersByTimeAsync(20_000)
    expect([asked('ReadGap').length, contact.list.value.lost]).toEqual([1, []])
    FakeWebSocket.last.tell({ type: 6 })
    await vi.advanceTimersByTimeAsync(12_000)
    await answer('Resume', snapshot({ state: 'Connected', messages: 3 }, [said(3)]))
    expect(asked('ReadGap')).toHaveLength(2)
  })

  it('keeps the chat open when the contact goes back to the queue', async () => {
    await connected()
    await tell('ContactChanged', { ...base, state: 'Waiting', version: 2 })
    expect(contact.phase.value).toBe('talking')
  })
})

describe('writing', () => {
  const kept = (number: number): SendResult => ({ number, at: number })

  it('shows a message once, whichever of the answer and the arrival comes first', async () => {
    await connected()
    contact.outbox.write('a')
    const id = asked('Send')[0]!.arguments[0] as string
    await tell('MessageArrived', { ...said(1, id), author: 'Caller' })
    await answer('Send', kept(1))
    expect(contact.list.value.messages).toHaveLength(1)
    expect(contact.kept.outbox).toEqual([])
  })

  it('sends in order once the connection is back and the view is fresh, with the same id', async () => {
    await connected()
    contact.outbox.write('a')
    const id = asked('Send')[0]!.arguments[0]
    FakeWebSocket.last.drop()
    contact.outbox.write('b')
    await vi.advanceTimersByTimeAsync(1_000)
    FakeWebSocket.last.accept()
    await settle()
    expect(asked('Send')).toHaveLength(0)
    await answer('Resume', snapshot({ state: 'Connected' }))
    expect(asked('Send').map((one) => one.arguments)).toEqual([[id, 'a']])
    await answer('Send', kept(1))
    expect(asked('Send').map((one) => one.arguments[1])).toEqual(['a', 'b'])
  })

  it('does not send what the snapshot already has', async () => {
    await connected()
    contact.outbox.write('a')
    const id = asked('Send')[0]!.arguments[0] as string
    await reconnect()
    await answer('Resume', snapshot({ state: 'Connected', messages: 1 }, [{ ...said(1, id), author: 'Caller' }]))
    expect(asked('Send')).toHaveLength(0)
    expect(contact.kept.outbox).toEqual([])
  })

  it('sends after a reload what was written before it', async () => {
    await connected()
    FakeWebSocket.last.drop()
    contact.outbox.write('a')
    const reloaded = createContact()
    FakeWebSocket.last.accept()
    await settle()
    await answer('Resume', snapshot({ state: 'Connected' }))
    expect(asked('Send')[0]!.arguments[1]).toBe('a')
    reloaded.startAgain()
  })

  it('shows a refusal, and sends again when asked', async () => {
    await connected()
    contact.outbox.write('a')
    await answer('Send', { refusal: 'TooMany' })
    expect(contact.kept.outbox[0]).toMatchObject({ state: 'failed', reason: 'TooMany' })
    contact.outbox.resend(contact.kept.outbox[0]!.id)
    expect(asked('Send')).toHaveLength(2)
  })

  it('holds what is written while waiting until a counsellor is there', async () => {
    contact.start('12355', { ageBand: 'Unknown', safeNow: 'NotAsked' })
    FakeWebSocket.last.accept()
    await answer('Start', snapshot())
    contact.outbox.write('a')
    await answer('Send', { refusal: 'WrongState' })
    await answer('Resume', snapshot())
    expect(contact.kept.outbox[0]!.state).toBe('held')
    await tell('ContactChanged', { ...base, state: 'Connected', version: 2 })
    expect(asked('Send')).toHaveLength(2)
  })

  it('strands what the end of the contact left unsent', async () => {
    await connected()
    FakeWebSocket.last.drop()
    contact.outbox.write('a')
    await vi.advanceTimersByTimeAsync(1_000)
    FakeWebSocket.last.accept()
    await settle()
    await answer('Resume', snapshot({ state: 'WrapUp', version: 9 }))
    expect(contact.kept.outbox[0]).toMatchObject({ text: 'a', state: 'failed', reason: 'WrongState' })
  })
})

describe('acting without a connection', () => {
  it('tells "not safe" and the end as soon as there is one', async () => {
    await connected()
    FakeWebSocket.last.drop()
    contact.notSafe()
    expect(contact.kept.notSafe).toBe('pending')
    await vi.advanceTimersByTimeAsync(1_000)
    FakeWebSocket.last.accept()
    await settle()
    await answer('Resume', snapshot({ state: 'Connected' }))
    await answer('NotSafe', {})
    expect(contact.kept.notSafe).toBe('told')
  })

  it('tells that everything was seen again on a new connection', async () => {
    await connected([said(1)])
    contact.seen()
    contact.seen()
    expect(asked('Seen')).toHaveLength(1)
    await reconnect()
    contact.seen()
    expect(asked('Seen')).toHaveLength(0)
    await answer('Resume', snapshot({ state: 'Connected', messages: 1 }))
    contact.seen()
    expect(asked('Seen')[0]!.arguments).toEqual([1])
  })
})
