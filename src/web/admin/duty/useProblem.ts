import { computed, ref } from 'vue'
import { useTexts } from '../../console/locale/i18n'
import type { Note } from './useDuty'

/** The fields that the server's sentences name (`field: what is wrong`), for which each page has words of its own. */
export const problemFields = {
  duty: ['name', 'number', 'numbers', 'email', 'from', 'to', 'ends', 'order', 'county', 'role', 'kind', 'delivery', 'serves', 'person', 'note', 'row', 'text', 'id'],
  staff: ['userName', 'displayName', 'roles', 'profile', 'alias', 'certificate', 'county', 'lines', 'skills', 'chatCapacity', 'highRiskLimit', 'voice', 'voiceNumber', 'partner', 'id'],
} as const

/** What was refused, in the reader's language. */
export function useProblem(page: keyof typeof problemFields = 'duty') {
  const { t, locale } = useTexts()
  const note = ref<Note | null>(null)
  /** English readers get the server's own sentence, which says more. */
  const sentence = (text: string | null | undefined) => {
    const [, field, rest] = /^(\w+)(?:\.\w+)?: (.*)$/s.exec(text ?? '') ?? []
    if (field && (problemFields[page] as readonly string[]).includes(field)) return locale.value === 'en' && rest ? `${field}: ${rest}` : t(`${page}.wrong.${field}`)
    return text || t('duty.note.invalid')
  }
  const words = computed(() => (!note.value ? '' : note.value.kind === 'invalid' ? sentence(note.value.text) : t(`duty.note.${note.value.kind}`)))
  return { note, words, sentence }
}
