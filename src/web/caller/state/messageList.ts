import type { AnnouncedMessage, MessageView } from '../../shared/contracts.gen'

/** Numbered messages, each id once, in the order of their numbers. */
export interface MessageList {
  readonly messages: readonly MessageView[]
  /** Highest number with every number from 1 below it present. */
  readonly contiguous: number
}

export const noMessages: MessageList = { messages: [], contiguous: 0 }

/** The most that Resume may give back. */
export const MostOnScreen = 200

/** Adds what arrived. The same id again replaces what was there: the server's word counts. */
export function withMessages(list: MessageList, arrived: readonly MessageView[]): MessageList {
  if (arrived.length === 0) return list
  const byId = new Map(list.messages.map((message) => [message.id, message]))
  for (const message of arrived) byId.set(message.id, message)
  const messages = [...byId.values()].sort((a, b) => a.number - b.number || a.at - b.at)
  let contiguous = 0
  for (const message of messages) {
    if (message.number > contiguous + 1) break
    contiguous = Math.max(contiguous, message.number)
  }
  return { messages, contiguous }
}

/** Something below the highest number, or below what the contact counts, has not arrived. */
export function hasGap(list: MessageList, counted = 0): boolean {
  const highest = list.messages[list.messages.length - 1]?.number ?? 0
  return list.contiguous < Math.max(highest, counted)
}

export function onScreen(list: MessageList): AnnouncedMessage[] {
  return list.messages.slice(-MostOnScreen).map(({ number, id, author, at, text }) => ({ number, id, author, at, text }))
}
