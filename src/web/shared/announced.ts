import type { AnnouncedMessage, MessageView } from './contracts.gen'

export const MostOnScreen = 200
/** The server takes 1.3 MB in one hub message; a Chinese character is three bytes of it, and a console announces several chats at once. */
const MostCharacters = 100_000

/** What a lost store gets back: the newest numbered messages of a chat, as many as one hub message carries. */
export function announced(messages: readonly MessageView[]): AnnouncedMessage[] {
  const newest: AnnouncedMessage[] = []
  let characters = 0
  for (let at = messages.length - 1; at >= 0 && newest.length < MostOnScreen; at--) {
    const { number, id, author, at: time, text } = messages[at]!
    characters += text.length
    if (characters > MostCharacters) break
    newest.unshift({ number, id, author, at: time, text })
  }
  return newest
}
