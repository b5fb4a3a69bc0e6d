import type { Id, MessageView } from './contracts.gen'

/** One chat as a screen holds it. */
export interface Chat {
  /** Each id once, in the order of their numbers. */
  readonly messages: readonly MessageView[]
  /** Numbers for which the server has nothing any more: nobody asks for them again. */
  readonly lost: readonly number[]
  /** The lowest number that this screen speaks for; what is below was never asked for. */
  readonly from: number
}

/** Everything strictly between two numbers is missing. */
export interface Gap {
  after: number
  before: number
}

/**
 * Adds what arrived; of the same id the server's last word counts. By id, never by number: after a lost store another message may take
 * a number, and the one that had it stays on the screen until it is told its new one.
 */
export function merge(known: readonly MessageView[], arrived: readonly MessageView[]): MessageView[] {
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of arrived) byId.set(message.id, message)
  return [...byId.values()].sort((a, b) => a.number - b.number || a.at - b.at)
}

/** Highest number up to which everything is here or known to be lost. */
export function contiguousTo(chat: Chat): number {
  const here = new Set(chat.lost)
  for (const message of chat.messages) here.add(message.number)
  let top = chat.from - 1
  while (here.has(top + 1)) top++
  return top
}

/** The first stretch below the highest number, or below what the contact counts, that has not arrived. */
export function firstGap(chat: Chat, counted = 0): Gap | null {
  const after = contiguousTo(chat)
  const before = chat.messages.find((message) => message.number > after)?.number ?? counted + 1
  return before > after + 1 ? { after, before } : null
}

/**
 * A page of what the server has in a gap: from `from` on there is nothing else. What is on the screen already keeps its number there, so that
 * two sources that number it differently cannot send it to and fro.
 */
export function fill(chat: Chat, gap: Gap, page: { from: number; messages: readonly MessageView[] }): { messages: MessageView[]; lost: number[] } {
  const known = new Set<Id>(chat.messages.map((message) => message.id))
  const messages = merge(chat.messages, page.messages.filter((message) => !known.has(message.id)))
  const here = new Set(messages.map((message) => message.number))
  const lost = new Set(chat.lost)
  for (let number = Math.min(page.from, gap.before - 1); number < gap.before; number++) if (number > gap.after) lost.add(number)
  return { messages, lost: [...lost].filter((number) => !here.has(number)).sort((a, b) => a - b) }
}

/** How many are lost just before each message (by its id), and after the last one (''). */
export function lostBefore({ messages, lost }: Chat): Map<Id, number> {
  const counts = new Map<Id, number>()
  let at = 0
  for (const number of lost) {
    while (at < messages.length && messages[at]!.number < number) at++
    const id = messages[at]?.id ?? ''
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
