import type { Gap, Id, OccurrenceView } from '../../shared/contracts.gen'

/** A stretch of one day: somebody is on, or nobody. Clipped to the day; `whole` is what was clipped. */
export interface Piece {
  from: number
  to: number
  shift: Id | null
  whole: { from: number; to: number }
}

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  formats.set(zone, made)
  return made
}

/** What the clocks of a zone show at a moment, read as if it were UTC, to the minute. */
function shown(at: number, zone: string): number {
  const part = Object.fromEntries(formatOf(zone).formatToParts(at).map((one) => [one.type, Number(one.value)]))
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute)
}

/** The moment at which they show that; twice, because the first guess may lie on the other side of a change of the clocks. */
function momentOf(local: number, zone: string): number {
  const guess = local - (shown(local, zone) - local)
  return local - (shown(guess, zone) - guess)
}

const DayMs = 86_400_000

/** Midnight on the line's clock, some days away, wherever the device is. Days are not always 24 hours long everywhere. */
export const dayStart = (at: number, zone: string, days = 0): number => momentOf(Math.floor(shown(at, zone) / DayMs) * DayMs + days * DayMs, zone)

/** So many hours after midnight on the line's clock. */
export const hourOf = (day: number, zone: string, hour: number): number => momentOf(shown(day, zone) + hour * 3_600_000, zone)

/** The Monday of a moment's week. */
export const weekStart = (at: number, zone: string) => dayStart(at, zone, -((new Date(shown(at, zone)).getUTCDay() + 6) % 7))

/** The eight midnights that bound a week's days. */
export const weekDays = (monday: number, zone: string) => Array.from({ length: 8 }, (_, day) => dayStart(monday, zone, day))

/** What a day shows, in order; a gap stands before whoever ends it. */
export function piecesOf(from: number, to: number, on: readonly OccurrenceView[], gaps: readonly Gap[]): Piece[] {
  const clip = (stretch: { from: number; to: number }, shift: Id | null): Piece => ({ from: Math.max(from, stretch.from), to: Math.min(to, stretch.to), shift, whole: { from: stretch.from, to: stretch.to } })
  return [...on.map((one) => clip(one, one.shift)), ...gaps.map((gap) => clip(gap, null))]
    .filter((piece) => piece.from < piece.to)
    .sort((a, b) => a.from - b.from || Number(a.shift !== null) - Number(b.shift !== null) || a.to - b.to)
}

/** For an input of the kind datetime-local on the line's clock, and back; null: it says no moment. */
export const toInput = (at: number, zone: string): string => new Date(shown(at, zone)).toISOString().slice(0, 16)
export function fromInput(text: string, zone: string): number | null {
  const local = new Date(`${text}Z`).getTime()
  return Number.isNaN(local) ? null : momentOf(local, zone)
}

/** Hours and minutes within the day that begins at `day`; its end is 24:00. */
export const clockIn = (day: number, at: number, zone: string): string => (at === dayStart(day, zone, 1) ? '24:00' : toInput(at, zone).slice(11))
