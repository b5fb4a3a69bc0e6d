import type { Closing, Id, TransferTarget } from '../../shared/contracts.gen'
import type { DeskContact } from './deskState'
import { useDesk } from './useDesk'
import { useNotices } from './useNotices'
import { useTexts } from '../locale/i18n'
import { useView } from './useView'

/** What buttons and keys do; a refusal is told in words. */
export function useDeskActions() {
  const desk = useDesk()
  const view = useView()
  const { told, say } = useNotices()
  const { t } = useTexts()

  return {
    async accept({ card }: DeskContact) {
      if (!card.offer) return
      if (told(await desk.accept(card.id, card.offer.id))) view.select(card.id)
    },
    decline: async ({ card }: DeskContact, reason: string | null) => !!card.offer && told(await desk.decline(card.id, card.offer.id, reason)),
    end: async ({ card }: DeskContact) => told(await desk.end(card.id)),
    endWrapUp: async ({ card }: DeskContact) => told(await desk.endWrapUp(card.id)),
    lookAtSign: async ({ card }: DeskContact, sign: string, confirmed: boolean) => told(await desk.lookAtSign(card.id, sign, confirmed)),
    transfer: async ({ card }: DeskContact, target: TransferTarget, note: string | null) => told(await desk.transfer(card.id, target, note)),
    ringBack: async ({ card }: DeskContact) => told(await desk.ringBack(card.id)),
    extendWrapUp: async ({ card }: DeskContact, minutes: number, reason: string) => told(await desk.extendWrapUp(card.id, minutes, reason)),
    /** A contact that waits; another may have been quicker. */
    async take(id: Id): Promise<boolean> {
      const { refusal } = await desk.take(id)
      if (refusal === 'NotYours' || refusal === 'WrongState') say(t('moves.notForMe'), true)
      else if (told({ refusal })) view.select(id)
      return !refusal
    },
    close: async ({ card }: DeskContact, closing: Closing) => told(await desk.closeContact(card.id, closing)),
  }
}
