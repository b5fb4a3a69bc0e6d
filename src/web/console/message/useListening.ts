import { ref } from 'vue'
import type { Id, ListenView } from '../../shared/contracts.gen'
import { post } from '../session/api'

export type ListenState = 'none' | 'opening' | 'open' | 'failed' | 'refused'

/** Asks to listen, which the audit trail keeps, and holds the address that came back. */
export function useListening(contact: () => Id) {
  const state = ref<ListenState>('none')
  const address = ref('')

  async function listen(reason?: string) {
    state.value = 'opening'
    const answer = await post<ListenView>(`/api/contacts/${contact()}/listen`, { reason })
    state.value = answer.ok ? 'open' : answer.status === 403 ? 'refused' : 'failed'
    if (answer.ok) address.value = answer.value.address
  }
  /** The address has expired, or the player could not read it: whoever wants to go on asks again. */
  const expired = () => (state.value = 'failed')
  return { state, address, listen, expired }
}
