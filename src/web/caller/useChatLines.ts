import { computed } from 'vue'
import type { Author } from '../shared/contracts.gen'
import { lostBefore } from '../shared/chat'
import { sameDay } from '../shared/time'
import { useContact } from './useContact'

export type LineState = 'queued' | 'sending' | 'held' | 'failed' | 'sent' | 'seen'

/** A message as the chat shows it. */
export interface ChatLine {
  id: string
  author: Author
  /** Who speaks, where that is not the contact's own counsellor. */
  alias?: string | null
  at: number
  text: string
  number?: number
  newDay: boolean
  /** Follows the one above closely, by the same writer. */
  joined: boolean
  /** Of the caller's own; a sent or seen one shows it only where it changes. */
  state?: LineState
  reason?: string
  /** So many messages just above it could not be recovered. */
  lost?: number
}

/** Milliseconds within which messages of one writer stand together. */
const Together = 3 * 60_000

/** Array.at is missing on phones of 2021. */
export const last = <T>(all: readonly T[]): T | undefined => all[all.length - 1]

/** What has a number in its order, and below it what has none yet. */
export function useChatLines() {
  const contact = useContact()
  return computed<ChatLine[]>(() => {
    const numbered = contact.list.value.messages
    const lost = lostBefore(contact.list.value)
    const seen = contact.contact.value?.seenByCounsellor ?? 0
    const own = numbered.filter((message) => message.author === 'Caller')
    const lastSeen = last(own.filter((message) => message.number <= seen))?.id
    const lastSent = last(own)?.id
    const all: Omit<ChatLine, 'newDay' | 'joined'>[] = [
      ...numbered.map((message) => ({ ...message, lost: lost.get(message.id), state: message.id === lastSeen ? ('seen' as const) : message.id === lastSent ? ('sent' as const) : undefined })),
      ...contact.kept.outbox.map(({ id, text, at, state, reason }) => ({ id, text, at, state, reason, author: 'Caller' as const })),
    ]
    return all.map((line, i) => {
      const before = all[i - 1]
      const newDay = !before || !sameDay(before.at, line.at)
      return { ...line, newDay, joined: !newDay && before!.author === line.author && before!.alias === line.alias && line.at - before!.at < Together }
    })
  })
}
