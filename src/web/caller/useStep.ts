import { computed, nextTick, ref, watch } from 'vue'
import type { PublicLine } from '../shared/contracts.gen'
import { useContact } from './useContact'
import { useNote } from './useNote'
import { useService } from './useService'

export type Step = 'choose' | 'questions' | 'note' | 'starting' | 'waiting' | 'talking' | 'ended' | 'stopped'

const chosen = ref(fromAddress())
/** While waiting: the chat is open for writing ahead. */
const writing = ref(false)

/** `/12355` and `/?line=12355` go straight to a line. */
function fromAddress(): string | undefined {
  return new URLSearchParams(location.search).get('line') ?? (location.pathname.replace(/^\/+|\/+$/g, '') || undefined)
}

/** Which page is shown. The browser's back button leads from the questions back to the lines. */
export function useStep() {
  const contact = useContact()
  const { note } = useNote()
  const { service } = useService()

  const line = computed<PublicLine | undefined>(() => service.value?.lines.find((one) => one.code === chosen.value))
  const step = computed<Step>(() => {
    // Who left one while waiting has left the queue.
    if (note.value?.open && contact.phase.value !== 'talking' && contact.phase.value !== 'starting') return 'note'
    switch (contact.phase.value) {
      case 'none':
        return line.value?.isOpen ? 'questions' : 'choose'
      case 'closed':
      case 'gone':
      case 'refused':
        return 'stopped'
      case 'waiting':
        return writing.value ? 'talking' : 'waiting'
      default:
        return contact.phase.value
    }
  })

  return {
    step,
    line,
    writing,
    choose(code: string) {
      if (contact.stop.value) contact.startAgain()
      chosen.value = code
      // The same address: the history does not tell which line it was.
      history.pushState({ chosen: true }, '')
    },
    back() {
      if (history.state?.chosen) history.back()
      else chosen.value = undefined
    },
    startAgain() {
      writing.value = false
      chosen.value = undefined
      contact.startAgain()
    },
  }
}

addEventListener('popstate', () => (chosen.value = undefined))

/** Moves the focus to the heading of each new page, so that a screen reader reads on from there. */
export function useStepFocus(step: { readonly value: Step }) {
  watch(
    () => step.value,
    async () => {
      await nextTick()
      const heading = document.querySelector<HTMLElement>('main h1')
      heading?.focus({ preventScroll: true })
      scrollTo(0, 0)
    },
  )
}
