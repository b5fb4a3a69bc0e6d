import type { MessageView } from '../../shared/contracts.gen'

/** `held`: the server takes no message yet, the contact is still waiting for a counsellor. */
export type UnsentState = 'queued' | 'sending' | 'held' | 'failed'

/** A message that has no number yet. Its id stays the same however often it is sent, so that it is kept once. */
export interface Unsent {
  id: string
  text: string
  at: number
  state: UnsentState
  /** A Refusal, `tooLong` or `other`; of a failed one. */
  reason?: string
}

export const MaxLength = 4_000

export function queued(outbox: readonly Unsent[], message: { id: string; text: string; at: number }): Unsent[] {
  return [...outbox, { ...message, state: 'queued' }]
}

export function changed(outbox: readonly Unsent[], id: string, state: UnsentState, reason?: string): Unsent[] {
  return outbox.map((message) => (message.id === id ? { id, text: message.text, at: message.at, state, ...(reason && { reason }) } : message))
}

export function without(outbox: readonly Unsent[], id: string): Unsent[] {
  return outbox.filter((message) => message.id !== id)
}

/** What the server has numbered is sent, whether or not its answer arrived. */
export function settled(outbox: readonly Unsent[], messages: readonly MessageView[]): Unsent[] {
  const known = new Set(messages.map((message) => message.id))
  return outbox.some((message) => known.has(message.id)) ? outbox.filter((message) => !known.has(message.id)) : [...outbox]
}

/** After a reload or a lost connection nobody knows what became of a message under way: it goes again, with the same id. */
export function requeued(outbox: readonly Unsent[]): Unsent[] {
  return outbox.map((message) => (message.state === 'sending' ? { ...message, state: 'queued' } : message))
}

/** Once a counsellor is there, what was held can go. */
export function released(outbox: readonly Unsent[]): Unsent[] {
  return outbox.map((message) => (message.state === 'held' ? { ...message, state: 'queued' } : message))
}

/** The contact is over: what did not go will not, and its writer must see so. */
export function stranded(outbox: readonly Unsent[]): Unsent[] {
  return outbox.map((message) => (message.state === 'failed' ? message : { ...message, state: 'failed', reason: 'WrongState' }))
}

/** The next to send. The order of writing is kept, so one under way or held lets nothing pass. */
export function nextToSend(outbox: readonly Unsent[]): Unsent | undefined {
  const first = outbox.find((message) => message.state !== 'failed')
  return first?.state === 'queued' ? first : undefined
}
