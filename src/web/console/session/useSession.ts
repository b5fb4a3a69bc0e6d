import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Me, SignInOutcome, SignInResponse, StaffRole } from '../../shared/contracts.gen'
import { get, post } from './api'
import { clearKept, openKept } from './kept'

/** `unreachable` is the page's own word: the server did not answer. */
export type SignInError = { outcome: Exclude<SignInOutcome, 'SignedIn'> | 'unreachable'; minutes?: number }

export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const state = ref<'asking' | 'unreachable' | 'signedOut' | 'signedIn'>('asking')
  /** The session ended by itself while the console was open. */
  const expired = ref(false)

  const hasRole = (...roles: StaffRole[]) => computed(() => !!me.value && me.value.roles.some((role) => roles.includes(role)))

  function enter(person: Me) {
    // Somebody outside has a list of its own and nothing here.
    if (person.roles.includes('Partner')) return location.assign('/partner')
    openKept(person.id)
    me.value = person
    expired.value = false
    state.value = 'signedIn'
  }

  async function ask() {
    const answer = await get<Me>('/api/account/me')
    if (answer.ok) return enter(answer.value)
    if (answer.status === 401) {
      expired.value = state.value === 'signedIn'
      me.value = null
      state.value = 'signedOut'
    } else if (state.value !== 'signedIn') state.value = 'unreachable'
  }

  async function signIn(userName: string, password: string, newPassword: string | null = null): Promise<SignInError | null> {
    const answer = await post<SignInResponse>('/api/account/sign-in', { userName, password, newPassword })
    // A refusal may come with its own status, but its body says which it is.
    if (!answer.ok) return { outcome: answer.status === 503 ? 'RecordUnavailable' : answer.status === 401 ? 'WrongNameOrPassword' : 'unreachable' }
    const { outcome, me: person, lockedForSeconds } = answer.value
    if (outcome === 'SignedIn' && person) return (enter(person), null)
    return { outcome: outcome === 'SignedIn' ? 'unreachable' : outcome, minutes: Math.max(1, Math.ceil((lockedForSeconds ?? 60) / 60)) }
  }

  async function signOut(): Promise<boolean> {
    const answer = await post('/api/account/sign-out')
    if (!answer.ok && answer.status !== 401) return false
    clearKept()
    me.value = null
    state.value = 'signedOut'
    return true
  }

  /** The office closed the account while the console was open. */
  async function closed() {
    await signOut()
    me.value = null
    expired.value = true
    state.value = 'signedOut'
  }

  return { me, state, expired, hasRole, ask, signIn, signOut, closed }
})
