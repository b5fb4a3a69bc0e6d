import { reactive } from 'vue'
import { upload } from '../console/session/api'
import type { AudioProblem, AudioView } from '../shared/contracts.gen'
import { AudioProblemValues } from '../shared/contracts.gen'

/** Larger ones are not even sent: the server would refuse them (AudioFile.Largest). */
export const largestAudio = 5 * 1024 * 1024

export type UploadState = { busy: boolean; problem: AudioProblem | 'unreachable' | null }

/** Uploads of audio files, one state a place. */
export function usePromptAudio() {
  const states = reactive<Record<string, UploadState>>({})

  /** The file's name in the line's prompts; null when it was refused, and `states` says why. */
  async function send(key: string, file: File): Promise<string | null> {
    const state = (states[key] = reactive<UploadState>({ busy: false, problem: null }))
    if (file.size > largestAudio) {
      state.problem = 'TooLarge'
      return null
    }
    state.busy = true
    const answer = await upload<AudioView>('/api/lines/audio', file)
    state.busy = false
    if (answer.ok) return answer.value.file
    const code = answer.problem?.code as AudioProblem | undefined
    state.problem = code && AudioProblemValues.includes(code) ? code : 'unreachable'
    return null
  }
  return { states, send }
}
