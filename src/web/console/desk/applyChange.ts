import type { DeskCard, DeskChange, DeskMessage, DeskSnapshot, Id, JournalEventType, MessageView, SideMessage, SideView, Time } from '../../shared/contracts.gen'
import { type Desk, type DeskContact, isAsked, isOnDesk, newContact, whyGone } from './deskState'
import { contiguousTo, firstGap, merge } from '../../shared/chat'
import { stillOutgoing } from './messages'

/** What a step of a stream asks for after it was applied. */
export interface Asks {
  /** Something was missed: call Sync. */
  sync?: boolean
  /** Messages are missing: call ReadMessages(contact, after). */
  read?: { contact: Id; after: number }
}

/**
 * A snapshot is the truth; only what it cannot know stays: outgoing messages, and messages that it does not tell: those further back than its
 * last 200, and those that a lost store forgot (the next announcement gives them back).
 */
export function applySnapshot(desk: Desk, snapshot: DeskSnapshot | null, now: Time): void {
  desk.known = true
  if (!snapshot) {
    desk.counsellor = null
    for (const contact of Object.values(desk.contacts)) leave(contact, 'away', now)
    return
  }
  desk.counsellor = snapshot.counsellor
  const present = new Set<Id>()
  for (const item of snapshot.contacts) {
    present.add(item.card.id)
    const contact = (desk.contacts[item.card.id] ??= newContact(item.card))
    contact.card = item.card
    if (contact.gone) contact.givenAway = false
    contact.gone = null
    contact.formVersion = item.formVersion
    contact.form = item.form
    contact.loaded = item.card.state !== 'Offered' && !isAsked(item.card, snapshot.counsellor.id)
    const first = item.messages[0]?.number ?? item.card.messages + 1
    contact.from = contact.messages.length ? Math.min(contact.from, first) : item.messages.length < wholePage ? 1 : first
    contact.messages = merge(contact.messages, item.messages)
    dropFound(contact)
    contact.outgoing = stillOutgoing(contact.outgoing, contact.messages)
    contact.side = mergeSide(contact.side, item.side)
  }
  for (const [id, contact] of Object.entries(desk.contacts)) if (!present.has(id)) leave(contact, contact.givenAway ? 'transferred' : 'away', now)
}

/** A snapshot with fewer messages than this tells the whole chat. */
const wholePage = 200

/** One step of the gapless desk stream. */
export function applyChange(desk: Desk, change: DeskChange, now: Time): Asks {
  const at = desk.counsellor?.desk
  if (at === undefined || change.desk > at + 1) return { sync: true }
  if (change.desk === at + 1) desk.counsellor = change.counsellor
  // A repeated or older step may still carry a newer image of a contact.
  return change.card ? applyCard(desk, change.card, change.type, now) : {}
}

function applyCard(desk: Desk, card: DeskCard, type: JournalEventType, now: Time): Asks {
  const me = desk.counsellor!.id
  const known = desk.contacts[card.id]
  const mine = isOnDesk(card, me)
  if (known && card.version < known.card.version) return {}
  if (!known) {
    if (!mine) return {}
    desk.contacts[card.id] = newContact(card)
    return card.state === 'Offered' || isAsked(card, me) ? {} : { sync: true }
  }
  const becameMine = known.card.state === 'Connected' && known.card.counsellor !== me && card.counsellor === me
  // What was seen only grows, and this screen may know it before the change does.
  known.card = { ...card, seenByCaller: Math.max(known.card.seenByCaller, card.seenByCaller), seenByCounsellor: Math.max(known.card.seenByCounsellor, card.seenByCounsellor) }
  if (!mine) {
    leave(known, whyGone(card, type, known.givenAway), now)
    return {}
  }
  if (known.gone) known.givenAway = false
  known.gone = null
  if (becameMine) return { sync: true }
  // An accepted contact may bring messages and a form from before (a transfer, a lost counsellor): ask for them once.
  if (!known.loaded && card.state !== 'Offered' && !isAsked(card, me)) return { sync: true }
  return known.loaded && firstGap(known, card.messages) ? { read: { contact: card.id, after: contiguousTo(known) } } : {}
}

/** One message of one contact's gapless stream. */
export function applyMessage(desk: Desk, { contact: id, message }: DeskMessage): Asks {
  const contact = desk.contacts[id]
  if (!contact) return { sync: true }
  const top = contiguousTo(contact)
  addMessages(contact, [message])
  if (message.author === 'Caller') contact.typingUntil = 0
  return contact.loaded && contiguousTo(contact) < message.number ? { read: { contact: id, after: top } } : {}
}

/** By id: a message may come by itself and with a snapshot. */
const mergeSide = (known: readonly SideView[], arrived: readonly SideView[]): SideView[] =>
  [...new Map([...known, ...arrived].map((message) => [message.id, message])).values()].sort((a, b) => a.number - b.number)

/** Beside a conversation somebody wrote; a gap is filled by the next snapshot. */
export function applySide(desk: Desk, { contact: id, message }: SideMessage): Asks {
  const contact = desk.contacts[id]
  if (!contact) return { sync: true }
  contact.side = mergeSide(contact.side, [message])
  return contact.side.length && contact.side[contact.side.length - 1]!.number > contact.side.length ? { sync: true } : {}
}

export function addMessages(contact: DeskContact, messages: readonly MessageView[]): void {
  contact.messages = merge(contact.messages, messages)
  dropFound(contact)
  contact.outgoing = stillOutgoing(contact.outgoing, contact.messages)
  const top = contact.messages[contact.messages.length - 1]?.number ?? 0
  if (top > contact.card.messages) contact.card.messages = top
}

function leave(contact: DeskContact, reason: NonNullable<DeskContact['gone']>['reason'], now: Time): void {
  contact.gone ??= { reason, at: now }
}

/** What was thought lost has come after all. */
function dropFound(contact: DeskContact): void {
  if (!contact.lost.length) return
  const here = new Set(contact.messages.map((message) => message.number))
  contact.lost = contact.lost.filter((number) => !here.has(number))
}
