import { createI18n } from 'vue-i18n'

export type Language = 'zh' | 'en'
const Key = 'hotline.language'

/** The language chosen before, else the browser's; Chinese unless it asks for English and not for Chinese. */
export function preferredLanguage(): Language {
  const kept = readKept()
  if (kept) return kept
  const wanted = navigator.languages ?? [navigator.language]
  return wanted.some((tag) => /^zh/i.test(tag)) || !/^en/i.test(wanted[0] ?? '') ? 'zh' : 'en'
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(Key, language)
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}

function readKept(): Language | undefined {
  try {
    const value = localStorage.getItem(Key)
    return value === 'zh' || value === 'en' ? value : undefined
  } catch {
    return undefined
  }
}

export function showLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

/** Messages as nested records of texts; both languages have the same keys (tests compare them with messageKeys). */
export type Messages = { [key: string]: string | ((context: MessageContext) => string) | Messages }

/** What a message that is a function gets. The caller's page has no message compiler (vite.config.ts): a text with a gap is a function there. */
export interface MessageContext {
  named(key: string): unknown
}

/** All keys, dotted and sorted. */
export function messageKeys(messages: object, prefix = ''): string[] {
  return Object.entries(messages)
    .flatMap(([key, value]) => (value !== null && typeof value === 'object' ? messageKeys(value, `${prefix}${key}.`) : [prefix + key]))
    .sort()
}

/** Chinese first: it is also the fallback. `en` may come later through setLocaleMessage (the caller's page loads it when asked for). */
export function makeI18n(messages: { zh: Messages; en?: Messages }, language: Language = preferredLanguage()) {
  showLanguage(language)
  return createI18n({
    legacy: false,
    locale: language,
    fallbackLocale: 'zh',
    messages: messages as never,
    missingWarn: false,
    fallbackWarn: false,
  })
}
