import type { DeskCard, Id } from '../../shared/contracts.gen'
import { type DeskContact, isVoice } from '../desk/deskState'

const plain = (id: Id) => id.replaceAll('-', '')

/** The labels of the legs that this counsellor has said yes to, and which have not come in yet (CallIds.cs makes them). */
export const expectedLegs = (contacts: DeskContact[], me: Id): string[] => contacts.flatMap(({ card, gone }) => (gone ? [] : legsOf(card, me)))

function legsOf(card: DeskCard, me: Id): string[] {
  if (!isVoice(card)) return []
  const legs: string[] = []
  if (card.state === 'Connecting' && card.counsellor === me && card.offer) legs.push(`counsellor-${plain(card.offer.id)}`)
  if (card.second?.with === me && card.second.state === 'Connecting') legs.push(`second-${plain(card.second.id)}`)
  return legs
}
