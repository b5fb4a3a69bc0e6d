import { MessageType } from '@microsoft/signalr'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeWebSocket } from './fakeWebSocket'
import { backOff, connect, type Hub, type HubError } from './hub'

interface Server {
  Add(a: number, b: number): Promise<number>
  Seen(number: number): Promise<void>
}
interface Client {
  Changed(value: { n: number }): void
}

let hub: Hub<Server> | undefined
const changed = vi.fn()
const onConnected = vi.fn()
const onLost = vi.fn()
const start = () => (hub = connect<Server, Client>('/hubs/test', { Changed: changed }, { onConnected, onLost, random: () => 1 }))
const kindOf = (promise: Promise<unknown>) => promise.then(() => 'answered', (error: HubError) => error.kind)

beforeEach(() => {
  vi.useFakeTimers()
  FakeWebSocket.all = []
  vi.stubGlobal('WebSocket', FakeWebSocket)
})
afterEach(() => {
  hub?.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  vi.clearAllMocks()
})

describe('the protocol', () => {
  it('shakes hands as SignalR wants it and is connected after the answer', () => {
    start()
    expect(hub!.state.value).toBe('connecting')
    FakeWebSocket.last.accept()
    expect(FakeWebSocket.last.url).toMatch(/^ws:.*\/hubs\/test$/)
    expect(FakeWebSocket.last.raw).toEqual(['{"protocol":"json","version":1}\x1e'])
    expect(hub!.state.value).toBe('connected')
    expect(onConnected).toHaveBeenCalledTimes(1)
  })

  it('invokes and gets the answer; a void answer is null', async () => {
    start()
    FakeWebSocket.last.accept()
    const sum = hub!.invoke('Add', 1, 2)
    const seen = hub!.invoke('Seen', 3)
    const [first, second] = FakeWebSocket.last.invocations
    expect(first).toMatchObject({ target: 'Add', arguments: [1, 2] })
    FakeWebSocket.last.tell({ type: MessageType.Completion, invocationId: second!.invocationId! })
    FakeWebSocket.last.answer(first!.invocationId!, 3)
    expect(await sum).toBe(3)
    expect(await seen).toBeNull()
  })

  it('tells an error of the server apart', async () => {
    start()
    FakeWebSocket.last.accept()
    const kind = kindOf(hub!.invoke('Add', 1, 2))
    FakeWebSocket.last.tell({ type: MessageType.Completion, invocationId: '1', error: 'broken' })
    expect(await kind).toBe('failed')
  })

  it('sends without wanting an answer', () => {
    start()
    hub!.send('Seen', 1)
    FakeWebSocket.last.accept()
    hub!.send('Seen', 2)
    expect(FakeWebSocket.last.invocations).toHaveLength(1)
    expect(FakeWebSocket.last.invocations[0]!.invocationId).toBeUndefined()
  })

  it('hears what the server tells, several messages in one frame too', () => {
    start()
    FakeWebSocket.last.accept()
    const one = { type: 1, target: 'Changed', arguments: [{ n: 1 }] }
    FakeWebSocket.last.onmessage!({ data: [one, { type: 6 }, { ...one, target: 'Unknown' }, one].map((m) => JSON.stringify(m) + '\x1e').join('') })
    expect(changed).toHaveBeenCalledTimes(2)
    expect(changed).toHaveBeenCalledWith({ n: 1 })
  })

  it('pings every 15 seconds', () => {
    start()
    FakeWebSocket.last.accept()
    vi.advanceTimersByTime(15_000)
    expect(FakeWebSocket.last.received).toEqual([{ type: MessageType.Ping }])
  })
})

describe('a lost connection', () => {
  it('fails what is under way, and comes back', async () => {
    start()
    FakeWebSocket.last.accept()
    const kind = kindOf(hub!.invoke('Add', 1, 2))
    FakeWebSocket.last.drop()
    expect(await kind).toBe('lost')
    expect(hub!.state.value).toBe('reconnecting')
    expect(await kindOf(hub!.invoke('Add', 1, 2))).toBe('notConnected')
    vi.advanceTimersByTime(1_000)
    expect(FakeWebSocket.all).toHaveLength(2)
    FakeWebSocket.last.accept()
    expect(hub!.state.value).toBe('connected')
    expect(onConnected).toHaveBeenCalledTimes(2)
  })

  it('is noticed after 30 seconds of silence, not before', () => {
    start()
    FakeWebSocket.last.accept()
    vi.advanceTimersByTime(20_000)
    FakeWebSocket.last.tell({ type: MessageType.Ping })
    vi.advanceTimersByTime(29_999)
    expect(hub!.state.value).toBe('connected')
    vi.advanceTimersByTime(1)
    expect(hub!.state.value).toBe('reconnecting')
  })

  it('is noticed when the server closes', () => {
    start()
    FakeWebSocket.last.accept()
    FakeWebSocket.last.tell({ type: MessageType.Close, allowReconnect: true })
    expect(hub!.state.value).toBe('reconnecting')
  })

  it('is noticed when an invocation and everything else stays unanswered for 10 seconds', async () => {
    start()
    FakeWebSocket.last.accept()
    const kind = kindOf(hub!.invoke('Add', 1, 2))
    vi.advanceTimersByTime(10_000)
    expect(await kind).toBe('timedOut')
    expect(hub!.state.value).toBe('reconnecting')
  })

  it('is not assumed when only the invocation is slow', async () => {
    start()
    FakeWebSocket.last.accept()
    const kind = kindOf(hub!.invoke('Add', 1, 2))
    vi.advanceTimersByTime(5_000)
    FakeWebSocket.last.tell({ type: MessageType.Ping })
    vi.advanceTimersByTime(5_000)
    expect(await kind).toBe('timedOut')
    expect(hub!.state.value).toBe('connected')
  })

  it('is retried for ever, and at once when the device is online again', () => {
    start()
    for (let i = 0; i < 30; i++) {
      FakeWebSocket.last.drop()
      vi.advanceTimersByTime(10_000)
    }
    expect(FakeWebSocket.all).toHaveLength(31)
    expect(hub!.failures.value).toBe(30)
    FakeWebSocket.last.drop()
    dispatchEvent(new Event('online'))
    expect(FakeWebSocket.all).toHaveLength(32)
    vi.advanceTimersByTime(9_000)
    expect(FakeWebSocket.all).toHaveLength(32)
  })

  it('gives up a handshake after 10 seconds', () => {
    start()
    vi.advanceTimersByTime(10_000)
    expect(onLost).toHaveBeenCalledTimes(1)
  })

  it('stays closed after close()', () => {
    start()
    FakeWebSocket.last.accept()
    hub!.close()
    vi.advanceTimersByTime(60_000)
    dispatchEvent(new Event('online'))
    expect(FakeWebSocket.all).toHaveLength(1)
    expect(hub!.state.value).toBe('closed')
  })
})

it('backs off from half a second to ten, jittered', () => {
  expect(backOff(0, () => 0)).toBe(500)
  expect(backOff(0, () => 1)).toBe(1_000)
  expect(backOff(3, () => 0)).toBe(4_000)
  expect(backOff(50, () => 1)).toBe(10_000)
})
