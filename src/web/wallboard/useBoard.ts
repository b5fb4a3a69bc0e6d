import { computed, onMounted, onUnmounted, ref } from 'vue'
import { get } from '../console/session/api'
import type { Me, WallboardClient, WallboardHub, WallboardView } from '../shared/contracts.gen'
import { connect, type Hub } from '../shared/hub'

/** A board older than this is not how things stand now, ms. */
export const staleAfter = 5_000

/** The board, complete in itself: a later one replaces an earlier one. `now` is the live state's own time, ticking. */
export function useBoard() {
  const board = ref<WallboardView | null>(null)
  const me = ref<Me | null>(null)
  const reached = ref(true)
  const tick = ref(Date.now())
  const received = ref(0)
  let hub: Hub<WallboardHub> | null = null
  let timer: ReturnType<typeof setInterval>

  const now = computed(() => (board.value ? board.value.at + tick.value - received.value : tick.value))
  const staleSeconds = computed(() => (board.value && tick.value - received.value > staleAfter ? Math.floor((tick.value - received.value) / 1000) : 0))

  function take(next: WallboardView) {
    board.value = next
    received.value = tick.value = Date.now()
  }

  function watchBoard() {
    reached.value = true
    hub?.invoke('Watch').then(take, () => setTimeout(() => hub?.state.value === 'connected' && watchBoard(), 2_000))
  }

  async function askWho() {
    const answer = await get<Me>('/api/account/me')
    if (answer.ok) {
      me.value = answer.value
      reached.value = true
      hub ??= connect<WallboardHub, WallboardClient>('/hubs/wallboard', { BoardChanged: take }, {
        onConnected: watchBoard,
        onLost: () => (hub?.failures.value ?? 0) >= 2 && void askWho(),
      })
    } else if (answer.status === 401) location.replace('/console?return=' + encodeURIComponent(location.pathname))
    else {
      reached.value = false
      if (!hub) setTimeout(() => void askWho(), 3_000)
    }
  }

  onMounted(() => {
    void askWho()
    timer = setInterval(() => (tick.value = Date.now()), 1_000)
  })
  onUnmounted(() => {
    clearInterval(timer)
    hub?.close()
  })
  return { board, me, reached, now, staleSeconds }
}
