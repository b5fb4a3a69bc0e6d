import type { Channel, ContactState, RiskLevel, Time, VoiceWay } from '../../shared/contracts.gen'

export const noRoomReasons = ['offShift', 'lost', 'severe', 'inCall', 'chatsOpen', 'noVoice', 'voiceNotReady', 'full'] as const
export type NoRoom = (typeof noRoomReasons)[number]

/** A contact on the desk as far as it takes room. */
export interface Held {
  channel: Channel
  state: ContactState
  risk: RiskLevel
  /** Null: over. */
  wrapUpUntil?: Time | null
}

export interface Capacity {
  chatCapacity: number
  takesVoice: boolean
  voice: VoiceWay
  voiceReady: boolean
}

const isCall = (channel: Channel) => channel === 'Voice' || channel === 'WebCall'

/** Why one more contact cannot be taken now, in the words of the live state's own rule (takeContact.lua); null: it can, as far as this screen knows. */
export function whyNoRoom(channel: Channel, me: Capacity | null, connected: boolean, held: readonly Held[], now: Time): NoRoom | null {
  if (!me) return 'offShift'
  if (!connected) return 'lost'
  if (held.some((c) => c.risk === 'High' || c.risk === 'Immediate')) return 'severe'
  const busy = held.filter((c) => c.state !== 'WrapUp' || (c.wrapUpUntil ?? 0) > now)
  const chats = busy.filter((c) => !isCall(c.channel)).length
  if (busy.length > chats) return 'inCall'
  if (isCall(channel)) return !me.takesVoice ? 'noVoice' : me.voice === 'Browser' && !me.voiceReady ? 'voiceNotReady' : chats > 0 ? 'chatsOpen' : null
  return chats >= me.chatCapacity ? 'full' : null
}
