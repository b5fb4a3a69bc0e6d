import { nextTick, onMounted, onUnmounted, ref, watch, type Ref } from 'vue'
import { last, type ChatLine } from './useChatLines'
import { useContact } from './useContact'

/** Pixels from the end that still count as the end. */
const Near = 80

/** Follows the newest message unless the reader has scrolled up, counts what is unread, and tells the server what was seen. */
export function useReading(log: Readonly<Ref<HTMLElement | null>>, lines: Readonly<Ref<ChatLine[]>>) {
  const contact = useContact()
  const atEnd = ref(true)
  const unread = ref(0)

  function look() {
    if (document.visibilityState !== 'visible' || !atEnd.value) return
    unread.value = 0
    contact.seen()
  }

  function onScroll() {
    const element = log.value
    if (!element) return
    atEnd.value = element.scrollHeight - element.scrollTop - element.clientHeight < Near
    look()
  }

  function toEnd() {
    const element = log.value
    if (element) element.scrollTop = element.scrollHeight
    atEnd.value = true
    look()
  }

  watch(
    () => [lines.value.length, last(lines.value)?.id, contact.counsellorTyping.value] as const,
    async ([count, newestId], [countBefore, newestBefore]) => {
      await nextTick()
      const newest = last(lines.value)
      const written = newestId !== newestBefore && newest?.author === 'Caller' && newest.number === undefined
      if (atEnd.value || written) toEnd()
      else if (count > countBefore && newest?.author !== 'Caller') unread.value += count - countBefore
    },
  )
  watch([contact.ready, contact.phase], () => look(), { flush: 'post' })

  // The keyboard of a phone makes the window smaller: the newest message stays in view.
  let observer: ResizeObserver | undefined
  onMounted(() => {
    toEnd()
    document.addEventListener('visibilitychange', look)
    if (typeof ResizeObserver === 'undefined' || !log.value) return
    observer = new ResizeObserver(() => atEnd.value && toEnd())
    observer.observe(log.value)
  })
  onUnmounted(() => {
    observer?.disconnect()
    document.removeEventListener('visibilitychange', look)
  })

  return { atEnd, unread, toEnd, onScroll }
}
