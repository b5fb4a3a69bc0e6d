import { computed, ref } from 'vue'
import { get, post, put } from '../../console/session/api'
import type { CareLimits, StaffRole, StaffRow, StaffSaved, StaffView } from '../../shared/contracts.gen'
import { noteOf, type Note } from '../duty/useDuty'

/** Accounts: a list, one opened, and the one-time password that is shown until the page is left. */
export function useStaff() {
  const rows = ref<StaffRow[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const opened = ref<StaffView | null>(null)
  const saved = ref<StaffSaved | null>(null)
  /** What a new counsellor's week begins with (the page for limits). */
  const weekly = ref<number | null>(null)
  const words = ref('')
  const role = ref<StaffRole | ''>('')
  const gone = ref(false)
  const shown = computed(() => rows.value.filter((row) =>
    (gone.value || !row.disabled) && (!role.value || row.roles.includes(role.value))
    && (!words.value || [row.userName, row.displayName].some((text) => text.toLowerCase().includes(words.value.toLowerCase())))))

  async function load() {
    const [answer, limits] = await Promise.all([get<StaffRow[]>('/api/staff'), get<CareLimits>('/api/settings/care')])
    if (limits.ok) weekly.value = limits.value.weeklyHighRisk ?? null
    state.value = answer.ok ? 'ready' : 'failed'
    if (answer.ok) rows.value = answer.value
  }
  async function open(id: string) {
    saved.value = null
    const answer = await get<StaffView>(`/api/staff/${id}`)
    if (answer.ok) opened.value = answer.value
    else state.value = 'failed'
  }
  function begin() {
    saved.value = null
    opened.value = { id: '00000000-0000-0000-0000-000000000000', userName: '', displayName: '', roles: ['Counsellor'], disabled: false, locked: false, oneTimeUntil: null, stamp: null, profile: null, partner: null }
  }
  async function keep(answer: Awaited<ReturnType<typeof put<StaffSaved>>>): Promise<Note | null> {
    if (!answer.ok) return noteOf(answer)
    saved.value = answer.value
    opened.value = answer.value.staff
    await load()
    return null
  }
  const save = async (view: StaffView) => keep(view.stamp ? await put<StaffSaved>(`/api/staff/${view.id}`, view) : await post<StaffSaved>('/api/staff', view))
  const reset = async (id: string) => keep(await post<StaffSaved>(`/api/staff/${id}/password`, {}))
  return { rows, state, opened, saved, weekly, words, role, gone, shown, load, open, begin, save, reset }
}
