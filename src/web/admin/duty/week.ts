import type { Gap, Id, OccurrenceView } from '../../shared/contracts.gen'

/** A stretch of one day: somebody is on, or nobody. Clipped to the day; `whole` is what was clipped. */
export interface Piece {
  from: number
  to: number
  shift: Id | null
  whole: { from: number; to: number }
}

/** Midnight on the device's clock, some days away. Days are not always 24 hours long everywhere. */
export function dayStart(at: number, days = 0): number {
  const date = new Date(at)
  date.setHours(0, 0, 0, 0)
  date.setDate(date.getDate() + days)
  return date.getTime()
}

/** The Monday of a moment's week. */
export const weekStart = (at: number) => dayStart(at, -((new Date(at).getDay() + 6) % 7))

/** The eight midnights that bound a week's days. */
export const weekDays = (monday: number) => Array.from({ length: 8 }, (_, day) => dayStart(monday, day))

/** What a day shows, in order; a gap stands before whoever ends it. */
export function piecesOf(from: number, to: number, on: readonly OccurrenceView[], gaps: readonly Gap[]): Piece[] {
  const clip = (stretch: { from: number; to: number }, shift: Id | null): Piece => ({ from: Math.max(from, stretch.from), to: Math.min(to, stretch.to), shift, whole: { from: stretch.from, to: stretch.to } })
  return [...on.map((one) => clip(one, one.shift)), ...gaps.map((gap) => clip(gap, null))]
    .filter((piece) => piece.from < piece.to)
    .sort((a, b) => a.from - b.from || Number(a.shift !== null) - Number(b.shift !== null) || a.to - b.to)
}

const two = (n: number) => String(n).padStart(2, '0')

/** For an input of the kind datetime-local, and back; null: it says no moment. */
export function toInput(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}
export function fromInput(text: string): number | null {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? null : at
}

/** Hours and minutes within the day that begins at `day`; its end is 24:00. */
export function clockIn(day: number, at: number): string {
  if (at === dayStart(day, 1)) return '24:00'
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}
