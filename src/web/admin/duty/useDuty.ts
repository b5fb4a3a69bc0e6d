import { computed, ref } from 'vue'
import { newId } from '../../console/desk/newId'
import { get, put, remove } from '../../console/session/api'
import type { DutyRole, Line, PartnerView, RotaView, ShiftView } from '../../shared/contracts.gen'
import { dayStart, hourOf, weekStart } from './week'

export type Note = { kind: 'changed' | 'invalid' | 'refused' | 'unreachable'; text?: string }

/** What a refused request means for whoever pressed the button. */
export const noteOf = (answer: { status: number; problem: { text: string } | null }): Note =>
  answer.status === 409 ? { kind: 'changed' }
    : answer.status === 400 || answer.status === 404 ? { kind: 'invalid', text: answer.problem?.text ?? '' }
      : { kind: answer.status === 401 || answer.status === 403 ? 'refused' : 'unreachable' }

/** The rota of one post in one week. */
export function useDuty() {
  const rota = ref<RotaView | null>(null)
  const partners = ref<PartnerView[]>([])
  const failed = ref(false)
  /** The lines' clock: whoever plans from another zone plans for those who are on here. */
  const zone = ref('Asia/Shanghai')
  const monday = ref(weekStart(Date.now(), zone.value))
  const role = ref<DutyRole>('Supervisor')
  const county = ref('')

  const post = computed(() => rota.value?.posts.find((one) => one.role === role.value && (one.county ?? '') === county.value))
  const shiftOf = computed(() => new Map((rota.value?.shifts ?? []).map((shift) => [shift.id, shift])))
  const belongs = (shift: ShiftView | undefined) => shift?.role === role.value && (!shift.county || shift.county === county.value)
  const occurrences = computed(() => (rota.value?.occurrences ?? []).filter((one) => belongs(shiftOf.value.get(one.shift))))
  /** Posts that nobody holds at some time of the week, whichever is looked at. */
  const open = computed(() => (rota.value?.posts ?? []).filter((one) => one.gaps.length > 0))

  let asked = 0
  let zoned = false
  async function load() {
    const mine = ++asked
    if (!zoned) {
      const lines = await get<Line[]>('/api/lines')
      const known = lines.ok && lines.value[0]?.timeZone
      if (known && mine === asked) {
        zone.value = known
        monday.value = weekStart(monday.value, known)
      }
      zoned = lines.ok
    }
    const [answer, listed] = await Promise.all([get<RotaView>('/api/duty', { from: monday.value, to: dayStart(monday.value, zone.value, 7) }), get<PartnerView[]>('/api/partners')])
    // Somebody who turns the weeks quickly sees the last one.
    if (mine !== asked) return
    failed.value = !answer.ok
    if (answer.ok) rota.value = answer.value
    if (listed.ok) partners.value = listed.value
  }
  function turn(weeks: number) {
    monday.value = weeks === 0 ? weekStart(Date.now(), zone.value) : dayStart(monday.value, zone.value, weeks * 7)
    return load()
  }
  function look(at: { role: DutyRole; county?: string | null }) {
    role.value = at.role
    county.value = at.county ?? ''
  }

  /** A shift that does not exist yet, from eight to eight. */
  const fresh = (day: number): ShiftView => {
    const at = (hours: number) => hourOf(day, zone.value, hours)
    return { id: newId(), role: role.value, county: county.value || null, from: at(8), to: at(20), weekly: true, order: 1, version: 0, name: '', number: '', email: '' }
  }
  async function save(shift: ShiftView): Promise<Note | null> {
    const answer = await put<ShiftView>(`/api/duty/${shift.id}`, shift)
    await load()
    return answer.ok ? null : noteOf(answer)
  }
  async function takeOut(shift: ShiftView): Promise<Note | null> {
    const answer = await remove(`/api/duty/${shift.id}?version=${shift.version}`)
    await load()
    return answer.ok ? null : noteOf(answer)
  }
  return { rota, partners, failed, zone, monday, role, county, post, shiftOf, occurrences, open, load, turn, look, fresh, save, takeOut }
}
