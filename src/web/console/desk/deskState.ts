import type { CounsellorView, DeskCard, Id, JournalEventType, MessageView, RecordForm, SideView, Time } from '../../shared/contracts.gen'
import type { Outgoing } from './messages'

/** Why a contact left the desk. The words are in the locale, under `gone`. */
export const goneReasons = ['expired', 'declined', 'withdrawn', 'callerLeft', 'returned', 'closed', 'elsewhere', 'overflowed', 'away', 'transferred', 'moved', 'consultEnded', 'handedOver', 'unfinishedTaken'] as const
export type GoneReason = (typeof goneReasons)[number]

export interface DeskContact {
  card: DeskCard
  formVersion: number
  form: RecordForm | null
  messages: MessageView[]
  /** What counsellor and second person wrote to each other. */
  side: SideView[]
  /** Numbers of messages that are nowhere any more. */
  lost: number[]
  /** Lowest number that this screen speaks for; 1: the whole chat. */
  from: number
  outgoing: Outgoing[]
  /** Form and messages came from the server; an offer has neither yet. */
  loaded: boolean
  /** Until when "is writing" shows; server's time. */
  typingUntil: Time
  gone: { reason: GoneReason; at: Time } | null
  /** This counsellor is transferring it: what leaves then is no surprise. */
  givenAway?: boolean
  /** This counsellor ended the wrap-up early; the contact's image does not tell. */
  wrapUpDone?: boolean
}

export interface Desk {
  /** Null while not on shift. */
  counsellor: CounsellorView | null
  /** The first answer came. */
  known: boolean
  contacts: Record<Id, DeskContact>
}

export const emptyDesk = (): Desk => ({ counsellor: null, known: false, contacts: {} })

export const newContact = (card: DeskCard): DeskContact => ({
  card, formVersion: 0, form: null, messages: [], side: [], lost: [], from: 1, outgoing: [], loaded: false, typingUntil: 0, gone: null,
})

export const isVoice = (card: DeskCard) => card.channel === 'Voice' || card.channel === 'WebCall'

/** Belongs to this counsellor now: offered to, or held by. */
export function isOnDesk(card: DeskCard, counsellor: Id): boolean {
  switch (card.state) {
    case 'Offered':
      return card.offer?.counsellor === counsellor
    case 'Connected':
      return card.counsellor === counsellor || card.second?.with === counsellor
    case 'Connecting':
    case 'WrapUp':
      return card.counsellor === counsellor
    default:
      return false
  }
}

/** Somebody else's contact, in which this counsellor is asked or has come in. */
export const isSecond = (card: DeskCard, counsellor: Id | undefined) => !!counsellor && card.second?.with === counsellor && card.counsellor !== counsellor

/** Rings here and waits for a yes or no. */
export const isAsked = (card: DeskCard, counsellor: Id | undefined) => isSecond(card, counsellor) && card.second!.state === 'Asked'

export function whyGone(card: DeskCard, type: JournalEventType | null, givenAway = false): GoneReason {
  if (type === 'UnfinishedTaken') return 'unfinishedTaken'
  if (type === 'ContactTransferred') return givenAway ? 'transferred' : 'moved'
  if (type === 'ConsultEnded') return 'consultEnded'
  if (type === 'ContactHandedOver') return 'handedOver'
  if (type === 'OfferExpired') return 'expired'
  if (type === 'OfferDeclined') return 'declined'
  if (type === 'OfferWithdrawn') return 'withdrawn'
  if (card.state === 'Abandoned') return 'callerLeft'
  if (card.state === 'Closed') return 'closed'
  if (card.state === 'Overflowed') return 'overflowed'
  return card.state === 'Waiting' ? 'returned' : 'elsewhere'
}
