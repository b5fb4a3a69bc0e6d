import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { VoiceTicket } from '../../shared/contracts.gen'
import type { Answer } from '../session/api'
import type { VoiceCall, VoiceDevice, VoiceEvents, VoiceTrouble } from './device'
import { quietVoice, VoiceSession, type VoiceState } from './session'

const minute = 60_000
const refused = (status: number): Answer<VoiceTicket> => ({ ok: false, status, problem: null })

class FakeDevice implements VoiceDevice {
  started = 0
  tokens: string[] = []
  closed = false
  fails: unknown = null
  constructor(readonly ticket: VoiceTicket, readonly events: VoiceEvents) {}
  async start() { this.started++; if (this.fails) throw this.fails; this.events.registered() }
  updateToken(ticket: VoiceTicket) { this.tokens.push(ticket.token) }
  useMicrophone = async () => {}
  useSpeaker = async () => {}
  close() { this.closed = true }
}

const callOf = (id: string, leg: string | null = null): VoiceCall => ({ id, leg, accept: vi.fn(), mute: vi.fn(), sendDigits: vi.fn(), hangUp: vi.fn() })

let state: VoiceState
let devices: FakeDevice[]
let answers: Answer<VoiceTicket>[]
let microphone: VoiceTrouble | null
let failure: unknown
let asked: number
let session: VoiceSession

const ticket = (n: number, inMinutes = 10): Answer<VoiceTicket> => ({ ok: true, value: { token: `t${n}`, identity: 'x', expires: Date.now() + inMinutes * minute } })

beforeEach(() => {
  vi.useFakeTimers({ now: 1_790_000_000_000 })
  state = quietVoice()
  ;[devices, answers, microphone, failure, asked] = [[], [], null, null, 0]
  session = new VoiceSession(state, {
    now: () => Date.now(),
    checkMicrophone: async () => microphone,
    fetchTicket: async () => { asked++; return answers.shift() ?? ticket(asked) },
    makeDevice: async (ticket, events) => { const device = new FakeDevice(ticket, events); device.fails = failure; devices.push(device); return device },
  })
})
afterEach(() => vi.useRealTimers())

describe('a voice session', () => {
  it('is ready once its device is registered', async () => {
    await session.start()
    expect([state.registered, state.trouble, devices.length]).toEqual([true, null, 1])
  })

  it('fetches the next token a minute before the old one runs out, again and again, with the same device', async () => {
    await session.start()
    await vi.advanceTimersByTimeAsync(9 * minute - 1)
    expect([asked, devices[0]!.tokens]).toEqual([1, []])
    await vi.advanceTimersByTimeAsync(1)
    expect(devices[0]!.tokens).toEqual(['t2'])
    await vi.advanceTimersByTimeAsync(9 * minute)
    expect([devices[0]!.tokens, devices.length, state.registered]).toEqual([['t2', 't3'], 1, true])
  })

  it('tries a renewal again while the server is away, and stays ready meanwhile', async () => {
    await session.start()
    answers = [refused(0), refused(503)]
    await vi.advanceTimersByTimeAsync(9 * minute + 4_999)
    expect([devices[0]!.tokens, state.registered]).toEqual([[], true])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(devices[0]!.tokens).toEqual(['t4'])
  })

  it('ends when the counsellor chose another way, but not in the middle of a call', async () => {
    await session.start()
    const call = callOf('c1')
    devices[0]!.events.connected(call)
    answers = [refused(403)]
    await vi.advanceTimersByTimeAsync(9 * minute)
    expect(devices[0]!.closed).toBe(false)
    devices[0]!.events.ended(call)
    answers = [refused(403)]
    await vi.advanceTimersByTimeAsync(5_000)
    expect([devices[0]!.closed, state.registered, state.trouble]).toEqual([true, false, 'notChosen'])
  })

  it.each([[403, 'notChosen'], [409, 'noKey'], [0, 'unreachable'], [503, 'unreachable']] as const)('says why there is no token: %i', async (status, why) => {
    answers = [refused(status)]
    await session.start()
    expect([state.registered, state.trouble, devices.length]).toEqual([false, why, 0])
    await vi.advanceTimersByTimeAsync(5_000)
    expect(state.registered).toBe(true)
  })

  it('waits for a microphone, and asks nobody twice for the permission', async () => {
    microphone = 'denied'
    await session.start()
    await vi.advanceTimersByTimeAsync(minute)
    expect([state.trouble, asked]).toEqual(['denied', 0])
    microphone = null
    session.retry()
    await vi.advanceTimersByTimeAsync(0)
    expect(state.registered).toBe(true)
  })

  it('is not ready any more without a microphone, unless somebody is talking', async () => {
    await session.start()
    const call = callOf('c1')
    devices[0]!.events.connected(call)
    session.microphoneLost('noMicrophone')
    expect(devices[0]!.closed).toBe(false)
    devices[0]!.events.ended(call)
    session.microphoneLost('noMicrophone')
    expect([devices[0]!.closed, state.registered, state.trouble]).toEqual([true, false, 'noMicrophone'])
  })

  it('begins anew when the network refuses its device', async () => {
    failure = { code: 20101 }
    await session.start()
    expect([state.registered, state.trouble, devices[0]!.closed]).toEqual([false, 'refused', true])
    failure = null
    await vi.advanceTimersByTimeAsync(5_000)
    expect([state.registered, devices.length]).toEqual([true, 2])
  })

  it('leaves no device behind that comes after the end', async () => {
    const starting = session.start()
    session.stop()
    await starting
    expect([devices.every((device) => device.closed), state.registered, state.trouble]).toEqual([true, false, 'off'])
    await vi.advanceTimersByTimeAsync(20 * minute)
    expect(devices.length).toBeLessThanOrEqual(1)
  })

  it('keeps a call, its mute and its warnings apart from what rings', async () => {
    await session.start()
    const [{ events }] = devices as [FakeDevice]
    const [first, second] = [callOf('c1', 'counsellor-1'), callOf('c2')]
    events.rings(first)
    events.rings(second)
    events.connected(first)
    expect([state.call?.id, state.ringing.map((call) => call.id)]).toEqual(['c1', ['c2']])
    session.mute(true)
    expect(first.mute).toHaveBeenCalledWith(true)
    events.warning(first, 'slow', true)
    events.warning(first, 'cut', true)
    events.warning(second, 'silent', true)
    events.warning(first, 'slow', false)
    expect([state.muted, state.warnings]).toEqual([true, ['cut']])
    events.ended(first)
    expect([state.call, state.muted, state.warnings]).toEqual([null, false, []])
    // Nothing is muted where nothing is spoken.
    session.mute(true)
    expect(state.muted).toBe(false)
  })
})
