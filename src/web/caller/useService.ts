import { ref, shallowRef } from 'vue'
import type { PublicService } from '../shared/contracts.gen'

const Key = 'hotline.service'
const Again = 4_000

const service = shallowRef<PublicService | undefined>(cached())
const failed = ref(false)
let loading: Promise<void> | undefined

function cached(): PublicService | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(Key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Shows what was known at once and asks for what is true now: whether a line is open changes. */
async function load(): Promise<void> {
  failed.value = false
  try {
    const response = await fetch('/api/public/service', { headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(String(response.status))
    service.value = (await response.json()) as PublicService
    try {
      sessionStorage.setItem(Key, JSON.stringify(service.value))
    } catch {
      // Asked for again next time.
    }
  } catch {
    failed.value = service.value === undefined
    setTimeout(refresh, Again)
  }
}

function refresh(): Promise<void> {
  return (loading ??= load().finally(() => (loading = undefined)))
}

addEventListener('online', () => void refresh())

/** The lines and the counties. */
export function useService() {
  return { service, failed, refresh }
}
