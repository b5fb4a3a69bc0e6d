import { onMounted, onUnmounted } from 'vue'
import { forgetTab } from './state/kept'

const Elsewhere = 'https://www.baidu.com/'
/** Milliseconds between two presses of Esc. */
const Twice = 1_000

/** Leaves at once: the screen is blank before the other page has loaded. The contact on the server is not ended. */
export function quickExit(): void {
  forgetTab()
  document.title = '百度一下'
  document.documentElement.style.background = '#fff'
  document.body.hidden = true
  location.replace(Elsewhere)
}

export function useQuickExit() {
  let last = 0

  function onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing || event.repeat) return
    if (event.timeStamp - last < Twice) quickExit()
    last = event.timeStamp
  }

  // Back from the browser's cache of pages: nothing of before may show.
  function onShow(event: PageTransitionEvent) {
    if (event.persisted && document.body.hidden) location.reload()
  }

  onMounted(() => {
    addEventListener('keydown', onKey, true)
    addEventListener('pageshow', onShow)
  })
  onUnmounted(() => {
    removeEventListener('keydown', onKey, true)
    removeEventListener('pageshow', onShow)
  })
}
