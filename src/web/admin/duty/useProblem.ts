import { computed, ref } from 'vue'
import { useTexts } from '../../console/locale/i18n'
import type { Note } from './useDuty'

/** The fields that the server's sentences name (`field: what is wrong`), for which the pages have words of their own. */
export const dutyFields = ['name', 'number', 'numbers', 'email', 'from', 'to', 'ends', 'order', 'county', 'role', 'kind', 'delivery', 'serves', 'person', 'note', 'row', 'text', 'id'] as const

/** What was refused, in the reader's language. */
export function useProblem() {
  const { t, locale } = useTexts()
  const note = ref<Note | null>(null)
  /** English readers get the server's own sentence, which says more. */
  const sentence = (text: string | null | undefined) => {
    const [, field, rest] = /^(\w+)(?:\.\w+)?: (.*)$/s.exec(text ?? '') ?? []
    if (field && (dutyFields as readonly string[]).includes(field)) return locale.value === 'en' && rest ? rest : t(`duty.wrong.${field}`)
    return text || t('duty.note.invalid')
  }
  const words = computed(() => (!note.value ? '' : note.value.kind === 'invalid' ? sentence(note.value.text) : t(`duty.note.${note.value.kind}`)))
  return { note, words, sentence }
}
