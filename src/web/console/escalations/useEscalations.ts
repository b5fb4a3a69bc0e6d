import { ref } from 'vue'
import type { EscalationActRequest, EscalationsOf, EscalationView, Id, RaiseRequest, WhereaboutsView } from '../../shared/contracts.gen'
import { type Answer, get, post } from '../session/api'

const noText: EscalationActRequest = { text: null, note: null, about: null, outcome: null, recipient: null }
export type Act = 'acknowledge' | 'decline' | 'note' | 'report' | 'close' | 'assign' | 'revoke'

/** Calls that every screen of escalations makes. What the server answers is the escalation as it is now. */
export const escalationApi = {
  of: (contact: Id) => get<EscalationsOf>(`/api/contacts/${contact}/escalations`),
  open: () => get<EscalationView[]>('/api/escalations'),
  raise: (request: RaiseRequest) => post<EscalationView>('/api/escalations', request),
  act: (id: Id, act: Act, request: Partial<EscalationActRequest> = {}) => post<EscalationView>(`/api/escalations/${id}/${act}`, { ...noText, ...request }),
  whereabouts: (id: Id, reason: string) => post<WhereaboutsView>(`/api/escalations/${id}/whereabouts`, { reason }),
}

/** A list that is read again whenever something may have changed. */
export function useEscalations(read: () => Promise<Answer<EscalationsOf | EscalationView[]>>) {
  const list = ref<EscalationView[]>([])
  const more = ref<EscalationsOf | null>(null)
  const failed = ref(false)
  async function load() {
    const answer = await read()
    failed.value = !answer.ok
    if (!answer.ok) return
    more.value = Array.isArray(answer.value) ? null : answer.value
    list.value = Array.isArray(answer.value) ? answer.value : answer.value.escalations
  }
  return { list, more, failed, load }
}

/** Late ones first, then by what is due next: the order of a supervisor's desk. */
export const byTimeLeft = (list: EscalationView[]) => [...list].sort((a, b) => Number(isLate(b)) - Number(isLate(a)) || (a.due ?? 0) - (b.due ?? 0))

/** Somebody did not act in time, and nobody has said "mine" since. */
export const isLate = (one: EscalationView) => one.state === 'Overdue' || (one.overdue > 0 && !one.acknowledged && one.state !== 'Reported')

/** The reader, or all supervisors together, are asked and nobody has said "mine". */
export const waitsFor = (one: EscalationView) => (one.mine || one.owner === 'Desk') && !one.acknowledged && ['Raised', 'Delivered', 'Overdue'].includes(one.state)
