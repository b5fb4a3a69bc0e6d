import type { Closing } from '../../shared/contracts.gen'
import type { DeskContact } from './deskState'
import { useDesk } from './useDesk'
import { useNotices } from './useNotices'
import { useView } from './useView'

/** What buttons and keys do; a refusal is told in words. */
export function useDeskActions() {
  const desk = useDesk()
  const view = useView()
  const { told } = useNotices()

  return {
    async accept({ card }: DeskContact) {
      if (!card.offer) return
      if (told(await desk.accept(card.id, card.offer.id))) view.select(card.id)
    },
    decline: async ({ card }: DeskContact, reason: string | null) => !!card.offer && told(await desk.decline(card.id, card.offer.id, reason)),
    end: async ({ card }: DeskContact) => told(await desk.end(card.id)),
    endWrapUp: async ({ card }: DeskContact) => told(await desk.endWrapUp(card.id)),
    lookAtSign: async ({ card }: DeskContact, sign: string) => told(await desk.lookAtSign(card.id, sign)),
    close: async ({ card }: DeskContact, closing: Closing) => told(await desk.closeContact(card.id, closing)),
  }
}
