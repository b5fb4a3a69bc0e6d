import { type Call, Device } from '@twilio/voice-sdk'
import type { VoiceTicket } from '../../shared/contracts.gen'
import { keptDevice } from './audio'
import type { VoiceCall, VoiceDevice, VoiceEvents } from './device'
import { twilioTrouble, twilioWarning } from './troubles'

/** Calls through Twilio's Voice JavaScript SDK. Its own ringing stays silent: the offer has rung already, and accepting it was the decision. */
export class TwilioVoiceDevice implements VoiceDevice {
  private readonly device: Device

  constructor(ticket: VoiceTicket, private readonly events: VoiceEvents) {
    // The session asks for the next token itself; this is only the SDK's own reminder.
    this.device = new Device(ticket.token, { tokenRefreshMs: 20_000, closeProtection: false, logLevel: 'silent', appName: 'hotline' })
    this.device.on('registered', () => events.registered())
    this.device.on('unregistered', () => events.unregistered('network'))
    this.device.on('error', (error) => { if (this.device.state !== Device.State.Registered) events.unregistered(twilioTrouble(error)) })
    this.device.on('incoming', (call: Call) => this.ring(call))
  }

  async start(): Promise<void> {
    const { audio } = this.device
    audio?.incoming(false)
    audio?.outgoing(false)
    audio?.disconnect(false)
    await this.device.register()
  }

  updateToken(ticket: VoiceTicket): void {
    this.device.updateToken(ticket.token)
    // Registration that was lost with the old token comes back with the new one.
    if (this.device.state === Device.State.Unregistered) void this.device.register().catch((error: unknown) => this.events.unregistered(twilioTrouble(error)))
  }

  /** Between calls no microphone is open; the next call takes the one that is kept. */
  async useMicrophone(id: string): Promise<void> {
    if (this.device.isBusy) await this.device.audio?.setInputDevice(id)
  }

  async useSpeaker(id: string): Promise<void> {
    if (this.device.audio?.isOutputSelectionSupported) await this.device.audio.speakerDevices.set(id)
  }

  close(): void {
    this.device.destroy()
  }

  private ring(call: Call) {
    const own: VoiceCall = {
      id: call.parameters.CallSid ?? '',
      leg: call.customParameters.get('leg') ?? null,
      accept: () => call.accept({ rtcConstraints: { audio: keptDevice('microphone') ? { deviceId: { ideal: keptDevice('microphone') } } : true } }),
      mute: (on) => call.mute(on),
      sendDigits: (digits) => call.sendDigits(digits),
      hangUp: () => (call.status() === 'pending' ? call.reject() : call.disconnect()),
    }
    const ended = () => this.events.ended(own)
    const warn = (name: string, on: boolean) => {
      const warning = twilioWarning(name)
      if (warning) this.events.warning(own, warning, on)
    }
    call.on('accept', () => this.events.connected(own))
    for (const end of ['disconnect', 'cancel', 'reject']) call.on(end, ended)
    call.on('error', () => { if (call.status() === 'closed') ended() })
    call.on('warning', (name: string) => warn(name, true))
    call.on('warning-cleared', (name: string) => warn(name, false))
    call.on('reconnecting', () => this.events.warning(own, 'cut', true))
    call.on('reconnected', () => this.events.warning(own, 'cut', false))
    this.events.rings(own)
  }
}
