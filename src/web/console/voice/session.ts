import type { VoiceTicket } from '../../shared/contracts.gen'
import type { Answer } from '../session/api'
import type { MakeDevice, VoiceCall, VoiceDevice, VoiceTrouble, VoiceWarning } from './device'

/** Milliseconds: a token is renewed so long before it runs out, and a try that failed is repeated after. */
const early = 60_000
const again = 5_000

export interface VoiceState {
  /** This browser can be rung. */
  registered: boolean
  trouble: VoiceTrouble | null
  ringing: VoiceCall[]
  call: VoiceCall | null
  muted: boolean
  warnings: VoiceWarning[]
}

export const quietVoice = (): VoiceState => ({ registered: false, trouble: 'off', ringing: [], call: null, muted: false, warnings: [] })

export interface VoiceSessionParts {
  fetchTicket: () => Promise<Answer<VoiceTicket>>
  /** Null: there is a microphone and it may be used. */
  checkMicrophone: () => Promise<VoiceTrouble | null>
  makeDevice: MakeDevice
  /** ms, the server's time. */
  now: () => number
}

/** One browser's calls, from the first token to the last: it says why it is not ready, and it always tries again. */
export class VoiceSession {
  private device: VoiceDevice | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private running = false
  /** A start that was overtaken by a stop must not leave a device behind. */
  private turn = 0

  constructor(readonly state: VoiceState, private readonly parts: VoiceSessionParts) {}

  async start(): Promise<void> {
    if (this.running) return
    this.running = true
    await this.begin()
  }

  stop(why: VoiceTrouble = 'off'): void {
    this.running = false
    this.turn++
    clearTimeout(this.timer)
    this.device?.close()
    this.device = null
    Object.assign(this.state, quietVoice(), { trouble: why })
  }

  /** Something that was missing may be there now: a microphone was plugged in, or its use was allowed. */
  retry(): void {
    if (this.running && !this.device) this.later(() => this.begin(), 0)
  }

  /** The microphone was pulled out, or its use was forbidden: nobody would hear the counsellor. */
  microphoneLost(why: VoiceTrouble): void {
    if (!this.running || this.state.call) return
    this.device?.close()
    this.device = null
    this.fail(why)
  }

  mute(on: boolean): void {
    this.state.call?.mute(on)
    this.state.muted = on && !!this.state.call
  }

  useMicrophone = async (id: string): Promise<void> => this.device?.useMicrophone(id)
  useSpeaker = async (id: string): Promise<void> => this.device?.useSpeaker(id)

  private async begin(): Promise<void> {
    const turn = ++this.turn
    const late = () => turn !== this.turn || !this.running
    const microphone = await this.parts.checkMicrophone()
    if (late()) return
    // The page hears of a microphone that comes; a permission is given by the person.
    if (microphone) return this.fail(microphone)
    const answer = await this.parts.fetchTicket()
    if (late()) return
    if (!answer.ok) return this.fail(ticketTrouble(answer))
    try {
      const device = await this.parts.makeDevice(answer.value, this.events(() => turn === this.turn))
      if (late()) return device.close()
      this.device = device
      this.renewBefore(answer.value.expires)
      await device.start()
    } catch (error) {
      if (late()) return
      this.device?.close()
      this.device = null
      this.fail(typeof error === 'object' && error && 'code' in error ? (await import('./troubles')).twilioTrouble(error) : 'network')
    }
  }

  private fail(why: VoiceTrouble) {
    clearTimeout(this.timer)
    Object.assign(this.state, { registered: false, trouble: why, ringing: [], call: null, muted: false, warnings: [] })
    // Asking for the microphone again would open the browser's question again: that waits for the person or for a device.
    if (!['denied', 'noMicrophone', 'microphoneBusy', 'insecure'].includes(why)) this.later(() => this.begin(), again)
  }

  private renewBefore(expires: number) {
    this.later(() => this.renew(expires), Math.max(again, expires - this.parts.now() - early))
  }

  /** The old token is good for another minute: until then a failure only means another try. */
  private async renew(expires: number): Promise<void> {
    const answer = await this.parts.fetchTicket()
    if (!this.running || !this.device) return
    if (answer.ok) {
      this.device.updateToken(answer.value)
      return this.renewBefore(answer.value.expires)
    }
    if (answer.status === 403 || answer.status === 409) {
      // Not in the browser any more. A call that is up goes on to its end.
      if (!this.state.call) return this.stop(ticketTrouble(answer))
    }
    this.later(() => this.renew(expires), again)
  }

  private later(work: () => Promise<void>, ms: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void work(), ms)
  }

  private events(current: () => boolean) {
    const { state } = this
    const still = <A extends unknown[]>(work: (...args: A) => void) => (...args: A) => { if (current()) work(...args) }
    return {
      registered: still(() => { state.registered = true; state.trouble = null }),
      unregistered: still((why: VoiceTrouble) => { state.registered = false; state.trouble = why }),
      rings: still((call: VoiceCall) => { state.ringing = [...state.ringing, call] }),
      connected: still((call: VoiceCall) => {
        state.ringing = state.ringing.filter((one) => one.id !== call.id)
        Object.assign(state, { call, muted: false, warnings: [] })
      }),
      ended: still((call: VoiceCall) => {
        state.ringing = state.ringing.filter((one) => one.id !== call.id)
        if (state.call?.id === call.id) Object.assign(state, { call: null, muted: false, warnings: [] })
      }),
      warning: still((call: VoiceCall, warning: VoiceWarning, on: boolean) => {
        if (state.call?.id !== call.id) return
        state.warnings = on ? [...new Set([...state.warnings, warning])] : state.warnings.filter((one) => one !== warning)
      }),
    }
  }
}

export function ticketTrouble({ status }: { status: number }): VoiceTrouble {
  if (status === 403) return 'notChosen'
  if (status === 409) return 'noKey'
  return 'unreachable'
}
