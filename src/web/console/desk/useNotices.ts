import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useTexts } from '../locale/i18n'
import type { Outcome } from './outcome'

export interface Notice {
  id: number
  text: string
  bad: boolean
}

/** Short sentences that come and go; read out by screen readers. */
export const useNotices = defineStore('notices', () => {
  const { t, word } = useTexts()
  const notices = ref<Notice[]>([])
  let last = 0

  function say(text: string, bad = false) {
    const id = ++last
    notices.value = [...notices.value.filter((n) => n.text !== text), { id, text, bad }].slice(-4)
    setTimeout(() => dismiss(id), bad ? 12_000 : 7_000)
  }
  const dismiss = (id: number) => (notices.value = notices.value.filter((n) => n.id !== id))

  /** True when it was done; a refusal is told in words. */
  function told(outcome: Outcome): boolean {
    if (outcome.refusal) say(word('refusal', outcome.refusal), true)
    return !outcome.refusal
  }
  return { notices, say, dismiss, told, t }
})
