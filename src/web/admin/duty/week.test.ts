import { expect, it } from 'vitest'
import { clockIn, dayStart, fromInput, piecesOf, toInput, weekDays, weekStart } from './week'

const hour = 3_600_000
const monday = weekStart(new Date(2026, 10, 26, 15).getTime())

it('begins a week on Monday, on a Sunday too', () => {
  expect(toInput(monday)).toBe('2026-11-23T00:00')
  expect(weekStart(new Date(2026, 10, 29, 23, 59).getTime())).toBe(monday)
  expect(weekDays(monday).map((day) => toInput(day).slice(5, 10))).toEqual(['11-23', '11-24', '11-25', '11-26', '11-27', '11-28', '11-29', '11-30'])
})

it('clips a night to its two days and puts a gap before whoever ends it', () => {
  const night = { shift: 'n', from: monday + 20 * hour, to: monday + 32 * hour }
  const day = { shift: 'd', from: monday + 8 * hour, to: monday + 18 * hour }
  const gaps = [{ from: monday - hour, to: day.from }, { from: day.to, to: night.from }]
  const first = piecesOf(monday, dayStart(monday, 1), [night, day], gaps)
  expect(first.map((piece) => [piece.shift, (piece.from - monday) / hour, (piece.to - monday) / hour])).toEqual([[null, 0, 8], ['d', 8, 18], [null, 18, 20], ['n', 20, 24]])
  expect(piecesOf(dayStart(monday, 1), dayStart(monday, 2), [night, day], gaps).map((piece) => [piece.shift, (piece.to - monday) / hour])).toEqual([['n', 32]])
  expect(first[3]!.whole.to).toBe(night.to)
  expect([clockIn(monday, first[3]!.to), clockIn(monday, first[1]!.from)]).toEqual(['24:00', '08:00'])
})

it('reads what it wrote into a field', () => {
  expect(fromInput(toInput(monday + 5 * hour))).toBe(monday + 5 * hour)
  expect(fromInput('')).toBeNull()
})
