import type { Language } from './i18n'

const locale = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en-GB')

/** 02:07 on the device's clock. */
export function clock(at: number, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** 2026年7月3日 / 3 July 2026 */
export function day(at: number, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { year: 'numeric', month: 'long', day: 'numeric' }).format(at)
}

/** The day of a message as a person says it: today, yesterday, or the date. */
export function spokenDay(at: number, now: number, language: Language): string {
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000)
  if (days === 0) return language === 'zh' ? '今天' : 'Today'
  if (days === 1) return language === 'zh' ? '昨天' : 'Yesterday'
  return day(at, language)
}

export function sameDay(a: number, b: number): boolean {
  return midnight(a) === midnight(b)
}

function midnight(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** A running clock for tables: 0:07, 12:30, 1:05:00. */
export function stopwatch(milliseconds: number): string {
  const all = Math.max(0, Math.floor(milliseconds / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(all / 3600)
  const minutes = Math.floor(all / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`
}

/** A span in words: 45 秒 / 45 s, 3 分钟 / 3 min, 2 小时 5 分钟 / 2 h 5 min. */
export function duration(milliseconds: number, language: Language): string {
  const zh = language === 'zh'
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  if (seconds < 60) return `${seconds} ${zh ? '秒' : 's'}`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} ${zh ? '分钟' : 'min'}`
  const rest = minutes % 60
  const hours = `${Math.floor(minutes / 60)} ${zh ? '小时' : 'h'}`
  return rest === 0 ? hours : `${hours} ${rest} ${zh ? '分钟' : 'min'}`
}

/** A range of seconds as whole minutes, rounded outwards: 200–450 s are 3 to 8 minutes; at least 1. */
export function minuteRange(from: number, to: number): { from: number; to: number } {
  const least = Math.max(1, Math.floor(from / 60))
  return { from: least, to: Math.max(least, Math.ceil(to / 60)) }
}
