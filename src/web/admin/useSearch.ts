import { reactive, ref } from 'vue'
import { get } from '../console/session/api'
import type { Channel, ContactRows, ContactSearch, ContactState, Disposition, RiskLevel, Topic } from '../shared/contracts.gen'

export const pageSize = 50

/** Filters as the page's fields hold them; the empty text is "any". Days are local, both inclusive. */
export const emptyFilters = () => ({ from: '', to: '', line: '', channel: '', state: '', county: '', leastRisk: '', disposition: '', topic: '' })
export type Filters = ReturnType<typeof emptyFilters>

export const dayStart = (day: string, plus = 0) => {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year!, month! - 1, date! + plus).getTime()
}

export function asSearch(filters: Filters, skip: number): ContactSearch {
  const any = <T extends string>(value: string) => (value ? (value as T) : null)
  return {
    from: filters.from ? dayStart(filters.from) : null,
    to: filters.to ? dayStart(filters.to, 1) : null,
    line: any(filters.line), channel: any<Channel>(filters.channel), state: any<ContactState>(filters.state), county: any(filters.county),
    leastRisk: any<RiskLevel>(filters.leastRisk), disposition: any<Disposition>(filters.disposition), topic: any<Topic>(filters.topic), skip, take: pageSize,
  }
}

export function useSearch() {
  const filters = reactive(emptyFilters())
  const found = ref<ContactRows | null>(null)
  const skip = ref(0)
  const busy = ref(false)
  const problem = ref<'failed' | 'refused' | 'recordDown' | null>(null)
  let latest = 0

  async function search(from = 0) {
    const mine = ++latest
    busy.value = true
    const answer = await get<ContactRows>('/api/contacts', asSearch(filters, from))
    if (mine !== latest) return
    busy.value = false
    problem.value = answer.ok ? null : answer.status === 403 ? 'refused' : answer.status === 503 ? 'recordDown' : 'failed'
    if (!answer.ok) return
    found.value = answer.value
    skip.value = from
  }
  return { filters, found, skip, busy, problem, search, reset: () => Object.assign(filters, emptyFilters()) }
}
