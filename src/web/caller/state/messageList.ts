import type { MessageView } from '../../shared/contracts.gen'
import { type Chat, contiguousTo, fill, type Gap, merge } from '../../shared/chat'

/** The whole chat as this page holds it. */
export interface MessageList extends Chat {
  /** Highest number up to which everything is here or known to be lost. */
  readonly contiguous: number
}

export const noMessages: MessageList = listOf([], [])

/** Adds what arrived. */
export function withMessages(list: MessageList, arrived: readonly MessageView[]): MessageList {
  if (arrived.length === 0) return list
  const messages = merge(list.messages, arrived)
  const here = new Set(messages.map((message) => message.number))
  return listOf(messages, list.lost.filter((number) => !here.has(number)))
}

/** Adds a page of what the server has in a gap. */
export function withPage(list: MessageList, gap: Gap, page: Parameters<typeof fill>[2]): MessageList {
  const { messages, lost } = fill(list, gap, page)
  return listOf(messages, lost)
}

/** Another screen may have given back what was lost: it is asked for once more. */
export const askedAnew = (list: MessageList): MessageList => (list.lost.length ? listOf(list.messages, []) : list)

function listOf(messages: readonly MessageView[], lost: readonly number[]): MessageList {
  const chat = { messages, lost, from: 1 }
  return { ...chat, contiguous: contiguousTo(chat) }
}
