import { ref } from 'vue'
import type { ConsultMode, CounsellorNow, Id, OpenContact, Priority, TransferTarget } from '../../shared/contracts.gen'
import { useDesk } from '../desk/useDesk'
import { useNotices } from '../desk/useNotices'
import { useView } from '../desk/useView'
import { useTexts } from '../locale/i18n'
import { useServiceNow } from '../moves/useServiceNow'

/** A supervisor's moves and the question that is open before one. */
export function useFloorMoves() {
  const desk = useDesk()
  const view = useView()
  const now = useServiceNow()
  const { told, say } = useNotices()
  const { t, word } = useTexts()
  const reassigning = ref<OpenContact | null>(null)
  const taking = ref<OpenContact | null>(null)
  const freeing = ref<CounsellorNow | null>(null)
  const raising = ref<OpenContact | null>(null)

  async function done(outcome: Awaited<ReturnType<typeof desk.take>>, text: string): Promise<boolean> {
    void now.read()
    if (!told(outcome)) return false
    say(text)
    return true
  }

  return {
    reassigning, taking, freeing, raising,
    reassign: async (target: TransferTarget, note: string | null) => done(await desk.reassign(reassigning.value!.id, target, note), t('moves.reassigned')),
    async takeOver(reason: string) {
      const { id } = taking.value!
      const taken = await done(await desk.takeOver(id, reason), t('moves.takenOver'))
      if (taken) view.select(id)
      return taken
    },
    async attend(id: Id, mode: ConsultMode) {
      if (await done(await desk.attend(id, mode), t('consults.attended'))) view.select(id)
    },
    raise: async (priority: Priority, reason: string) => done(await desk.raisePriority(raising.value!.id, priority, reason), t('moves.raised', { priority: word('priority', priority) })),
    free: async (reason: string) => done(await desk.freeCounsellor(freeing.value!.id, reason), t('moves.freed', { who: freeing.value!.alias })),
  }
}
