import { defineStore } from 'pinia'
import { onMounted, onUnmounted, ref, watch } from 'vue'
import type { ServiceNow } from '../../shared/contracts.gen'
import { useDesk } from '../desk/useDesk'

/** Milliseconds. */
const ReadEvery = 4_000

/** Lines, colleagues and what is open; read while somebody looks, and whenever the own desk changes. */
export const useServiceNow = defineStore('serviceNow', () => {
  const desk = useDesk()
  const service = ref<ServiceNow | null>(null)
  const failed = ref(false)
  /** Server's time of the last answer, ms. */
  const readAt = ref(0)
  let watching = 0
  let timer: ReturnType<typeof setInterval> | undefined
  let reading = false
  let again = false

  async function read(): Promise<void> {
    if (reading) return void (again = true)
    reading = true
    do {
      again = false
      try {
        service.value = await desk.readService()
        readAt.value = desk.now()
        failed.value = false
      } catch {
        failed.value = true
      }
    } while (again && watching > 0 && !failed.value)
    reading = false
  }

  function begin() {
    void read()
    if (watching++ === 0) timer = setInterval(() => desk.connection === 'connected' && void read(), ReadEvery)
  }
  function end() {
    if (--watching === 0) clearInterval(timer)
  }
  /** For a component: as long as it is mounted. */
  function look() {
    onMounted(begin)
    onUnmounted(end)
  }

  watch(() => [desk.counsellor?.desk, desk.connection, desk.helpWanted], () => watching > 0 && desk.connection === 'connected' && void read())
  return { service, failed, readAt, read, look }
})
