import type { Id, MessageView, Refusal, Time } from '../../shared/contracts.gen'

/** A message of our own that the server has not numbered yet. */
export interface Outgoing {
  id: Id
  text: string
  at: Time
  /** `waiting`: not sent yet (or the connection was lost under it); `failed`: the server refused it. */
  state: 'waiting' | 'sending' | 'failed'
  refusal?: Refusal | 'badLength' | null
}

export const longestMessage = 4000

/** Outgoing messages that the server has not given back under their id yet. */
export function stillOutgoing(outgoing: readonly Outgoing[], messages: readonly MessageView[]): Outgoing[] {
  if (outgoing.length === 0) return []
  const kept = new Set(messages.map((message) => message.id))
  return outgoing.filter((message) => !kept.has(message.id))
}

export function unread(messages: readonly MessageView[], seen: number): number {
  return messages.reduce((count, message) => (message.author === 'Caller' && message.number > seen ? count + 1 : count), 0)
}
