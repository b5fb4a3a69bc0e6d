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

/** Known and incoming messages as one list, each number once, in order. What came last wins. */
export function mergeMessages(known: readonly MessageView[], incoming: readonly MessageView[]): MessageView[] {
  if (incoming.length === 0) return [...known]
  const byNumber = new Map<number, MessageView>()
  const numberOf = new Map<Id, number>()
  for (const message of [...known, ...incoming]) {
    // After a lost store the same message may come back under another number: its id says so.
    const before = numberOf.get(message.id)
    if (before !== undefined && before !== message.number) byNumber.delete(before)
    numberOf.set(message.id, message.number)
    byNumber.set(message.number, message)
  }
  return [...byNumber.values()].sort((a, b) => a.number - b.number)
}

/** Highest number below which nothing is missing on this screen; 0 without messages. A chat longer than 200 starts later. */
export function contiguousTo(messages: readonly MessageView[]): number {
  let top = 0
  for (const message of messages) {
    if (top !== 0 && message.number !== top + 1) break
    if (top === 0 && message.number !== 1 && messages.length < 200) break
    top = message.number
  }
  return top
}

/** Outgoing messages that the server has not given back under their id yet. */
export function stillOutgoing(outgoing: readonly Outgoing[], messages: readonly MessageView[]): Outgoing[] {
  if (outgoing.length === 0) return []
  const kept = new Set(messages.map((message) => message.id))
  return outgoing.filter((message) => !kept.has(message.id))
}

export function unread(messages: readonly MessageView[], seen: number): number {
  return messages.reduce((count, message) => (message.author === 'Caller' && message.number > seen ? count + 1 : count), 0)
}
