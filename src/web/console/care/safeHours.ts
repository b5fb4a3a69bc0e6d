import type { SafeWindow } from '../../shared/contracts.gen'

type Texts = (key: string, values?: Record<string, unknown>) => string
export const allDays = '1234567'

/** "一二三四五 16:00–18:00"; empty without hours. */
export function hoursText(hours: readonly SafeWindow[] | null | undefined, t: Texts): string {
  return (hours ?? []).map(({ days, from, to }) => `${days === allDays ? t('followUps.everyDay') : [...days].map((day) => t(`followUps.day.${day}`)).join('')} ${from}–${to}`).join(' · ')
}

/** A day in or out; days stay in order. */
export const withDay = (days: string, day: string) => [...allDays].filter((one) => (one === day ? !days.includes(day) : days.includes(one))).join('')

/** What the server accepts (SafeHours.cs): a day, and from before to. */
export const isSound = ({ days, from, to }: SafeWindow) => days !== '' && /^\d\d:\d\d$/.test(from) && /^\d\d:\d\d$/.test(to) && from < to
