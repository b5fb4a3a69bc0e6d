import { computed, onMounted, reactive, ref, watch } from 'vue'
import { get, type Failure } from '../../console/session/api'
import type { ContactRows, Count, FigureGroup, FiguresView, Line, MomentView } from '../../shared/contracts.gen'

export const pageSize = 50
const today = () => new Intl.DateTimeFormat('sv-SE').format(Date.now())

/** One line's day, one minute of it, and what is behind a number. */
export function useHistory() {
  const lines = ref<Line[]>([])
  const chosen = reactive({ line: '', from: today(), by: 'None' as FigureGroup, minute: -1 })
  const figures = ref<FiguresView | null>(null)
  const moment = ref<MomentView | null>(null)
  const behind = ref<{ count: Count; group: string | null; skip: number; rows: ContactRows } | null>(null)
  const problem = ref<'failed' | 'recordDown' | null>(null)
  let latest = 0

  const minutes = computed(() => (figures.value ? Math.max(1, Math.floor((figures.value.end - figures.value.start) / 60_000)) : 1440))
  /** The instant that the slider stands at; a day that the clock makes longer has more minutes. */
  const at = computed(() => (figures.value ? (chosen.minute < 0 ? Math.min(Date.now(), figures.value.end - 1) : figures.value.start + chosen.minute * 60_000) : null))
  const query = () => ({ line: chosen.line, from: chosen.from, by: chosen.by, at: chosen.minute < 0 ? null : at.value })

  function fail(answer: Failure) {
    if (answer.status === 401) location.replace('/console?return=' + encodeURIComponent(location.pathname))
    problem.value = answer.status === 503 ? 'recordDown' : 'failed'
  }
  async function load() {
    const mine = ++latest
    const answer = await get<FiguresView>('/api/history/figures', query())
    if (mine !== latest) return
    if (!answer.ok) return fail(answer)
    figures.value = answer.value
    const then = await get<MomentView>('/api/history/moment', { at: at.value })
    if (mine !== latest) return
    if (!then.ok) return fail(then)
    moment.value = then.value
    problem.value = null
  }
  /** `group` is of what the figures are told apart by; "" is the group that is not known. */
  async function open(count: Count, group: string | null, skip = 0) {
    // Written here: an empty group is one, too.
    const asked = Object.entries({ ...query(), count, skip, group }).filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)])
    const answer = await get<ContactRows>('/api/history/contacts?' + new URLSearchParams(asked))
    if (!answer.ok) return fail(answer)
    behind.value = { count, group, skip, rows: answer.value }
  }
  const csv = computed(() => '/api/history/figures.csv?' + new URLSearchParams({ line: chosen.line, from: chosen.from, by: chosen.by }))

  onMounted(async () => {
    const answer = await get<Line[]>('/api/lines')
    if (!answer.ok) return fail(answer)
    lines.value = answer.value
    chosen.line = answer.value[0]?.code ?? ''
  })
  watch(() => [chosen.line, chosen.from], () => {
    chosen.minute = -1
    behind.value = null
  })
  watch(() => ({ ...chosen }), () => chosen.line && chosen.from && void load())
  return { lines, chosen, figures, moment, behind, problem, minutes, at, open, csv }
}
