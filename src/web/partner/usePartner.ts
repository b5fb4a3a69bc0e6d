import { computed, ref } from 'vue'
import type { EscalationActRequest, Id, PartnerAnswer, PartnerEscalation, Refusal } from '../shared/contracts.gen'

const Key = 'hotline.partner'
/** Id is null until the link has been opened: the session is made before, because an answer may get lost on its way. */
interface Kept { link: string; id: Id | null; session: string }
const noText: EscalationActRequest = { text: null, note: null, about: null, outcome: null, recipient: null }

function kept(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(Key) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

function keep(value: Kept | null) {
  try {
    if (value) localStorage.setItem(Key, JSON.stringify(value))
    else localStorage.removeItem(Key)
  } catch {
    // A private window: the session lasts as long as the page.
  }
}

function newSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/**
 * One escalation behind one link. The link's code is used once, by pressing a button (what looks at links in advance presses none); from then on this
 * browser holds a session, which the same link finds again.
 */
export function usePartner() {
  const link = location.hash.slice(1)
  const before = kept()
  const session = ref<Kept>(before?.link === link ? before : { link, id: null, session: newSession() })
  const escalation = ref<PartnerEscalation | null>(null)
  const refusal = ref<Refusal | null>(null)
  const declined = ref(false)
  const offline = ref(false)
  const busy = ref(false)

  async function call(method: string, path: string, body?: unknown): Promise<boolean> {
    busy.value = true
    offline.value = false
    try {
      const headers: Record<string, string> = { 'X-Requested-With': 'hotline', 'Content-Type': 'application/json' }
      if (session.value.id) headers['X-Partner-Session'] = session.value.session
      const response = await fetch(path, { method, headers, cache: 'no-store', signal: AbortSignal.timeout(15_000), body: body === undefined ? undefined : JSON.stringify(body) })
      if (!response.ok) throw new Error(String(response.status))
      const answer = (await response.json()) as PartnerAnswer
      refusal.value = answer.refusal ?? null
      if (answer.refusal) return false
      if (answer.id && !session.value.id) keep((session.value = { ...session.value, id: answer.id }))
      escalation.value = answer.escalation ?? null
      return true
    } catch {
      offline.value = true
      return false
    } finally {
      busy.value = false
    }
  }

  return {
    escalation, refusal, offline, busy, declined,
    hasSession: computed(() => session.value.id !== null),
    open: () => {
      keep(session.value)
      return call('POST', '/api/partner/open', { token: link, session: session.value.session })
    },
    read: () => call('GET', `/api/partner/${session.value.id}`),
    act: (act: 'acknowledge' | 'note' | 'report', request: Partial<EscalationActRequest> = {}) => call('POST', `/api/partner/${session.value.id}/${act}`, { ...noText, ...request }),
    async decline(text: string) {
      if (!(await call('POST', `/api/partner/${session.value.id}/decline`, { ...noText, text }))) return false
      keep(null)
      return (declined.value = true)
    },
  }
}
