import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useDesk } from './useDesk'

/** The server's time, ms, ticking once a second: for waits, countdowns and timers. */
export const useNow = defineStore('now', () => {
  const desk = useDesk()
  const now = ref(desk.now())
  let timer: ReturnType<typeof setInterval> | undefined
  const tick = () => (now.value = desk.now())
  function start() {
    clearInterval(timer)
    timer = setInterval(tick, 1_000)
    tick()
  }
  return { now, start, stop: () => clearInterval(timer) }
})
