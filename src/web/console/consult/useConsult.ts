import { computed } from 'vue'
import type { CallSwitch, ConsultMode, ConsultTarget } from '../../shared/contracts.gen'
import { type DeskContact, isSecond } from '../desk/deskState'
import { useDesk } from '../desk/useDesk'
import { useNotices } from '../desk/useNotices'
import { useTexts } from '../locale/i18n'

/** What one contact's second person is to this counsellor, and what either may do. A refusal is told in words. */
export function useConsult(contact: () => DeskContact) {
  const desk = useDesk()
  const { told } = useNotices()
  const { t } = useTexts()
  const card = computed(() => contact().card)
  const second = computed(() => (contact().gone ? null : (card.value.second ?? null)))
  const helping = computed(() => isSecond(card.value, desk.counsellor?.id))
  const attends = computed(() => !!second.value?.with && second.value.by === second.value.with)
  const who = computed(() => second.value?.alias ?? t('consults.outside', { number: second.value?.numberMasked ?? '' }))
  const id = () => second.value!.id
  return {
    card, second, helping, attends, who,
    ask: async (target: ConsultTarget, note: string | null) => told(await desk.askConsult(card.value.id, target, note)),
    accept: async () => told(await desk.acceptConsult(card.value.id, id())),
    end: async (reason: string) => told(await desk.endConsult(card.value.id, id(), reason)),
    setMode: async (mode: ConsultMode) => told(await desk.setConsultMode(card.value.id, id(), mode)),
    handOver: async () => told(await desk.completeTransfer(card.value.id, id())),
    turn: async (what: CallSwitch, on: boolean) => told(await desk.switchCall(card.value.id, what, on)),
  }
}
