import type { VoiceTicket } from '../../shared/contracts.gen'
import type { VoiceCall, VoiceDevice, VoiceEvents } from './device'

interface EmulatedCall {
  sid: string
  status: string
  ended: boolean
  here: boolean
  parameters: Record<string, string>
}

/** Milliseconds between two tries to register. */
const again = 2_000

/**
 * Demo and tests: calls of the emulated network, which Twilio's SDK cannot speak to. It rings, answers, mutes, presses keys and hangs up like the
 * SDK; no sound is carried. While its stream is open it is registered, and a page that is closed loses its calls, as with Twilio.
 */
export class EmulatedVoiceDevice implements VoiceDevice {
  private stream: EventSource | null = null
  private device = ''
  private readonly calls = new Map<string, { call: VoiceCall; connected: boolean }>()
  private retry: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly network: string, private ticket: VoiceTicket, private readonly events: VoiceEvents) {}

  start(): Promise<void> {
    this.open()
    return Promise.resolve()
  }

  updateToken(ticket: VoiceTicket): void {
    this.ticket = ticket
    if (this.device) void this.ask('token', { token: ticket.token })
  }

  useMicrophone = (): Promise<void> => Promise.resolve()
  useSpeaker = (): Promise<void> => Promise.resolve()

  close(): void {
    clearTimeout(this.retry)
    this.stream?.close()
    this.stream = null
    for (const id of [...this.calls.keys()]) this.end(id)
  }

  private open() {
    const stream = new EventSource(`${this.network}/api/clients/events?token=${encodeURIComponent(this.ticket.token)}`)
    this.stream = stream
    stream.addEventListener('registered', (event) => {
      this.device = (JSON.parse(event.data) as { device: string }).device
      this.events.registered()
    })
    stream.addEventListener('call', (event) => this.see(JSON.parse(event.data) as EmulatedCall))
    stream.addEventListener('expired', () => this.lost('expired'))
    stream.onerror = () => this.lost('network')
  }

  private lost(why: 'expired' | 'network') {
    this.stream?.close()
    this.stream = null
    this.device = ''
    // What this page had answered has ended with its stream, or nobody knows any more.
    for (const id of [...this.calls.keys()]) this.end(id)
    this.events.unregistered(why)
    clearTimeout(this.retry)
    this.retry = setTimeout(() => this.open(), again)
  }

  private see(seen: EmulatedCall) {
    const known = this.calls.get(seen.sid)
    if (seen.ended) return void (known && this.end(seen.sid))
    if (!known && seen.status === 'ringing') {
      const call = this.make(seen)
      this.calls.set(seen.sid, { call, connected: false })
      this.events.rings(call)
    } else if (known && seen.status === 'in-progress' && !known.connected) {
      // Somebody else may have picked it up: on the network's page, or in another browser.
      if (!seen.here) return this.end(seen.sid)
      known.connected = true
      this.events.connected(known.call)
    }
  }

  private make = ({ sid, parameters }: EmulatedCall): VoiceCall => ({
    id: sid,
    leg: parameters.leg ?? null,
    accept: () => void this.ask(`calls/${sid}/answer`),
    mute: (on) => void this.ask(`calls/${sid}/mute`, { on }),
    sendDigits: (digits) => void this.ask(`calls/${sid}/digits`, { digits }),
    hangUp: () => void this.ask(`calls/${sid}/${this.calls.get(sid)?.connected ? 'hangup' : 'reject'}`),
  })

  private end(id: string) {
    const known = this.calls.get(id)
    this.calls.delete(id)
    if (known) this.events.ended(known.call)
  }

  private async ask(path: string, body: object = {}): Promise<void> {
    try {
      await fetch(`${this.network}/api/clients/${this.device}/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
    } catch {
      // The stream tells what became of it.
    }
  }
}
