import type { Language } from '../shared/i18n'
import { clock } from '../shared/time'

/** 2026-03-31 08:05, on the device's clock. */
export function moment(at: number, language: Language): string {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock(at, language)}`
}
