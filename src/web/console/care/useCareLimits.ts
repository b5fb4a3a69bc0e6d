import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { CareLimits } from '../../shared/contracts.gen'
import { get } from '../session/api'

/** The office's limits. Looked at again with each contact: a console stays open for a whole shift. */
export const useCareLimits = defineStore('careLimits', () => {
  const limits = ref<CareLimits | null>(null)
  let again: ReturnType<typeof setTimeout> | undefined

  async function load() {
    clearTimeout(again)
    const answer = await get<CareLimits>('/api/settings/care')
    if (answer.ok) limits.value = answer.value
    // What is known stays good meanwhile.
    else if (!limits.value) again = setTimeout(() => void load(), 5_000)
  }
  return { limits, load }
})
