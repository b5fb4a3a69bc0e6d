import type { VoiceTicket } from '../../shared/contracts.gen'

/** Why this browser cannot take calls. The words are in the locale, under `voice.trouble`. */
export const voiceTroubles = ['off', 'otherTab', 'denied', 'noMicrophone', 'microphoneBusy', 'insecure', 'notChosen', 'noKey', 'unreachable', 'refused', 'network', 'expired', 'other'] as const
export type VoiceTrouble = (typeof voiceTroubles)[number]

/** What disturbs a call. The words are in the locale, under `voice.warning`. */
export const voiceWarnings = ['slow', 'lossy', 'silent', 'cut'] as const
export type VoiceWarning = (typeof voiceWarnings)[number]

/** A leg that rings at, or talks through, this browser. `leg` is its label in the conference. */
export interface VoiceCall {
  readonly id: string
  readonly leg: string | null
  accept(): void
  mute(on: boolean): void
  sendDigits(digits: string): void
  hangUp(): void
}

/** What a device tells its session. */
export interface VoiceEvents {
  registered(): void
  /** Not registered any more; it tries again by itself unless the session closes it. */
  unregistered(why: VoiceTrouble): void
  rings(call: VoiceCall): void
  connected(call: VoiceCall): void
  ended(call: VoiceCall): void
  warning(call: VoiceCall, warning: VoiceWarning, on: boolean): void
}

/** Calls in a browser. Two of them: Twilio's own SDK, and the emulated network's stand-in for demo and tests. */
export interface VoiceDevice {
  start(): Promise<void>
  updateToken(ticket: VoiceTicket): void
  useMicrophone(id: string): Promise<void>
  useSpeaker(id: string): Promise<void>
  close(): void
}

export type MakeDevice = (ticket: VoiceTicket, events: VoiceEvents) => Promise<VoiceDevice>

/** Each kind is loaded when it is needed, and never beside the other. */
export const makeDevice: MakeDevice = async (ticket, events) => ticket.emulatedNetwork
  ? new (await import('./emulatedDevice')).EmulatedVoiceDevice(ticket.emulatedNetwork, ticket, events)
  : new (await import('./twilioDevice')).TwilioVoiceDevice(ticket, events)
