import type { VoiceTrouble, VoiceWarning } from './device'

/** What getUserMedia refuses with (Media Capture and Streams, section 10.3). */
export function microphoneTrouble(error: unknown): VoiceTrouble {
  switch ((error as { name?: string } | null)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'noMicrophone'
    case 'NotReadableError':
    case 'AbortError':
      return 'microphoneBusy'
    default:
      return 'other'
  }
}

/** Error codes of Twilio's Voice SDK: 20xxx and 312xx speak of the token, 310xx and 53xxx of signalling, 314xx of the microphone. */
export function twilioTrouble(error: unknown): VoiceTrouble {
  const code = (error as { code?: number } | null)?.code
  if (code === 20104 || code === 31205) return 'expired'
  if (code === 31401) return 'denied'
  if (code === 31402) return 'noMicrophone'
  if (code !== undefined && ((code >= 20101 && code <= 20403) || (code >= 31201 && code <= 31208))) return 'refused'
  if (code !== undefined && ((code >= 31000 && code <= 31009) || (code >= 53000 && code <= 53999))) return 'network'
  return 'other'
}

const warnings: Record<string, VoiceWarning> = {
  'high-rtt': 'slow', 'high-jitter': 'slow', 'low-mos': 'slow',
  'high-packet-loss': 'lossy', 'high-packets-lost-fraction': 'lossy', 'low-bytes-received': 'lossy', 'low-bytes-sent': 'lossy',
  'constant-audio-input-level': 'silent', 'ice-connectivity-lost': 'cut',
}

/** Names of the SDK's quality warnings; one that is not known says nothing. */
export const twilioWarning = (name: string): VoiceWarning | null => warnings[name] ?? null
