import { computed, ref, watch } from 'vue'
import { get } from '../console/session/api'
import type { ContactRows, Count, MomentView, WallboardView } from '../shared/contracts.gen'
import { behind } from './measures'
import { useOpened } from './useOpened'

/** The most that a panel lists; the history has the rest. */
const most = 12

export interface Contacts { total: number; rows: { id: string; arrived: number; channel: string; who: string | null }[] }

/**
 * The contacts behind the number that is open, read once when it is opened: the list that stands still can be clicked. Only for those who
 * may read the history.
 */
export function useBehind(board: () => WallboardView | null, mayRead: () => boolean) {
  const { opened } = useOpened()
  const contacts = ref<Contacts | null>(null)
  const failed = ref(false)
  const chosen = ref<Count | null>(null)
  let latest = 0
  const source = computed(() => (opened.value ? behind[opened.value.name] : null))
  const counts = computed<readonly Count[]>(() => (source.value && 'counts' in source.value ? source.value.counts : []))

  async function load() {
    const mine = ++latest
    const [now, open, from] = [board(), opened.value, source.value]
    contacts.value = null
    failed.value = false
    if (!now || !open || !from || !mayRead()) return
    if ('waits' in from) {
      const answer = await get<MomentView>('/api/history/moment', { at: now.at })
      if (mine !== latest) return
      failed.value = !answer.ok
      if (!answer.ok) return
      const waiting = answer.value.waiting.filter((one) => one.line === open.line && from.waits(one))
      contacts.value = { total: waiting.length, rows: waiting.slice(0, most).map((one) => ({ id: one.id, arrived: one.arrived, channel: one.channel, who: null })) }
    } else if ('counts' in from) {
      const day = now.lines.find((line) => line.code === open.line)?.day
      const answer = await get<ContactRows>('/api/history/contacts', { line: open.line, from: day, count: chosen.value })
      if (mine !== latest) return
      failed.value = !answer.ok
      if (!answer.ok) return
      contacts.value = { total: answer.value.total, rows: answer.value.rows.slice(0, most).map((row) => ({ id: row.id, arrived: row.arrived, channel: row.channel, who: row.counsellorAlias ?? null })) }
    }
  }

  watch(opened, () => {
    chosen.value = counts.value[0] ?? null
    void load()
  })
  watch(chosen, (count, before) => count && before && void load())
  return { contacts, counts, chosen, failed }
}
