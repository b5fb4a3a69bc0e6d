import { ref } from 'vue'
import type { OwnVoice } from '../../shared/contracts.gen'
import { get, put } from '../session/api'

const choice = ref<OwnVoice | null>(null)

/** How calls reach this counsellor, as she chose it. */
export function useOwnVoice() {
  async function read(): Promise<void> {
    const answer = await get<OwnVoice>('/api/voice')
    if (answer.ok) choice.value = answer.value
  }

  /** `null`: saved. */
  async function save(way: 'Browser' | 'Telephone', number: string): Promise<'badNumber' | 'saveFailed' | null> {
    const answer = await put<OwnVoice>('/api/voice', { way, number: way === 'Telephone' ? number.trim() : null, browserPossible: false })
    if (answer.ok) return ((choice.value = answer.value), null)
    return answer.problem?.text.startsWith('number:') ? 'badNumber' : 'saveFailed'
  }
  return { choice, read, save }
}
