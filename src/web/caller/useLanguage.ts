import { computed, watchEffect, type Ref } from 'vue'
import { keepLanguage, makeI18n, preferredLanguage, showLanguage, type Language, type Messages } from '../shared/i18n'
import zh from './locales/zh'

/** Chinese comes with the page, English only for those who read it. */
export const i18n = makeI18n({ zh }, 'zh')
/** Under names of our own: the library's types derive from the messages, too deeply for the compiler. */
const { locale, setLocaleMessage, t } = i18n.global as unknown as {
  locale: Ref<Language>
  setLocaleMessage(language: Language, messages: Messages): void
  t(key: string): string
}
let english = false

async function speak(language: Language): Promise<void> {
  if (language === 'en' && !english) {
    try {
      setLocaleMessage('en', (await import('./locales/en')).default)
      english = true
    } catch {
      return // The network is away: Chinese stays, and the switch can be tried again.
    }
  }
  locale.value = language
  showLanguage(language)
}

void speak(preferredLanguage())
watchEffect(() => {
  document.title = t('title')
})

export function useLanguage() {
  const language = computed(() => locale.value)
  return {
    language,
    /** One of two texts that the server sends. */
    pick: (chinese: string, english: string) => (language.value === 'en' && english ? english : chinese),
    async toggle() {
      const next: Language = language.value === 'zh' ? 'en' : 'zh'
      await speak(next)
      if (language.value === next) keepLanguage(next)
    },
  }
}
