import { computed, ref } from 'vue'
import type { EscalationActRequest, Id, PartnerAnswer, PartnerDesk, PartnerEscalation, Refusal, SignInOutcome, SignInResponse } from '../shared/contracts.gen'

const noText: EscalationActRequest = { text: null, note: null, about: null, outcome: null, recipient: null }

/** A partner who signs in: its own list, one of it opened at a time. The session is the service's cookie; nothing is kept in the browser. */
export function useDesk() {
  const state = ref<'asking' | 'signedOut' | 'signedIn'>('asking')
  const problem = ref<SignInOutcome | 'offline' | null>(null)
  /** The password was made by the office: an own one is chosen with the next press. */
  const choosing = ref(false)
  const desk = ref<PartnerDesk | null>(null)
  const opened = ref<{ id: Id; one: PartnerEscalation } | null>(null)
  const refusal = ref<Refusal | null>(null)
  const busy = ref(false)

  async function call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; value: T | null }> {
    busy.value = true
    try {
      const response = await fetch(path, {
        method, cache: 'no-store', signal: AbortSignal.timeout(15_000), headers: { 'X-Requested-With': 'hotline', 'Content-Type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body),
      })
      const text = await response.text()
      return { status: response.status, value: text ? (JSON.parse(text) as T) : null }
    } catch {
      problem.value = 'offline'
      return { status: 0, value: null }
    } finally {
      busy.value = false
    }
  }

  async function load() {
    const { status, value } = await call<PartnerDesk>('GET', '/api/partner-desk')
    // Staff of the service have a console of their own; here they are strangers.
    if (status === 401 || status === 403) state.value = 'signedOut'
    if (status === 401 || status === 403) opened.value = desk.value = null
    if (status !== 200) return
    problem.value = null
    desk.value = value
    state.value = 'signedIn'
  }
  async function signIn(userName: string, password: string, newPassword: string | null) {
    const { value } = await call<SignInResponse>('POST', '/api/account/sign-in', { userName, password, newPassword })
    if (!value) return
    problem.value = value.outcome === 'SignedIn' || value.outcome === 'NewPasswordNeeded' ? null : value.outcome
    choosing.value = value.outcome === 'NewPasswordNeeded' || value.outcome === 'WeakPassword'
    if (value.outcome !== 'SignedIn') return
    await load()
    if (state.value === 'signedOut') problem.value = 'WrongNameOrPassword'
  }
  async function signOut() {
    const { status } = await call('POST', '/api/account/sign-out')
    if (status !== 204) return
    opened.value = desk.value = null
    state.value = 'signedOut'
  }
  function take(answer: PartnerAnswer | null): boolean {
    refusal.value = answer?.refusal ?? null
    if (!answer || answer.refusal) return false
    opened.value = answer.id && answer.escalation ? { id: answer.id, one: answer.escalation } : null
    void load()
    return true
  }
  const open = async (id: Id) => take((await call<PartnerAnswer>('GET', `/api/partner-desk/${id}`)).value)
  const send = async (act: string, request: Partial<EscalationActRequest>) => !!opened.value && take((await call<PartnerAnswer>('POST', `/api/partner-desk/${opened.value.id}/${act}`, { ...noText, ...request })).value)

  return {
    state, problem, choosing, desk, opened, refusal, busy, load, signIn, signOut, open,
    act: (act: 'acknowledge' | 'note' | 'report', request: Partial<EscalationActRequest> = {}) => send(act, request),
    decline: (text: string) => send('decline', { text }),
    close() {
      opened.value = refusal.value = null
      void load()
    },
    rows: computed(() => desk.value?.rows ?? []),
  }
}
