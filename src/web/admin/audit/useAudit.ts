import { reactive, ref } from 'vue'
import { get, post } from '../../console/session/api'
import type { AuditPage, AuditReason, StaffRow } from '../../shared/contracts.gen'
import { dayStart } from '../useSearch'

const idOfHash = () => /^#\/audit\/([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? ''
export const emptyAudit = (record = '') => ({ actor: '', act: '', subject: '', record, from: '', to: '' })
export type AuditFilters = ReturnType<typeof emptyAudit>

/** Filters as the address of the endpoint has them; days are local, both included. Null: the number of the record is no number. */
export function asQuery(filters: AuditFilters, before: number | null) {
  const record = filters.record.trim().toLowerCase()
  if (record && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(record)) return null
  return {
    actor: filters.actor || null, act: filters.act || null, subject: filters.subject || null, about: record || null,
    from: filters.from ? dayStart(filters.from) : null, to: filters.to ? dayStart(filters.to, 1) : null, before,
  }
}

/** The audit trail, newest first, page by page; reasons are opened one by one. */
export function useAudit() {
  const filters = reactive(emptyAudit(idOfHash()))
  const page = ref<AuditPage | null>(null)
  const people = ref<StaffRow[]>([])
  const reasons = ref<Record<number, string | null>>({})
  const before = ref<number | null>(null)
  const state = ref<'busy' | 'ready' | 'failed' | 'wrong'>('busy')
  let latest = 0

  async function search(from: number | null = null) {
    const query = asQuery(filters, from)
    if (!query) return void (state.value = 'wrong')
    const mine = ++latest
    state.value = 'busy'
    const answer = await get<AuditPage>('/api/audit', query)
    if (mine !== latest) return
    state.value = answer.ok ? 'ready' : 'failed'
    if (!answer.ok) return
    page.value = answer.value
    before.value = from
  }
  async function load() {
    await search()
    const answer = await get<StaffRow[]>('/api/staff')
    if (answer.ok) people.value = answer.value
  }
  async function openReason(number: number) {
    const answer = await post<AuditReason>(`/api/audit/${number}/reason`)
    if (answer.ok) reasons.value = { ...reasons.value, [number]: answer.value.reason ?? null }
    else state.value = 'failed'
  }
  function only(record: string) {
    Object.assign(filters, emptyAudit(record))
    void search()
  }
  return { filters, page, people, reasons, before, state, search, load, openReason, only, reset: () => Object.assign(filters, emptyAudit()) }
}
