import { describe, expect, it } from 'vitest'
import { clockIn, dayStart, fromInput, hourOf, piecesOf, toInput, weekDays, weekStart } from './week'

const hour = 3_600_000

// The device's own zone is none of these in turn: what is shown follows the line's clock.
describe.each(['Asia/Shanghai', 'Europe/Berlin', 'America/Los_Angeles'])('%s', (zone) => {
  const monday = weekStart(fromInput('2026-11-26T15:00', zone)!, zone)

  it('begins a week on Monday, on a Sunday too', () => {
    expect(toInput(monday, zone)).toBe('2026-11-23T00:00')
    expect(weekStart(fromInput('2026-11-29T23:59', zone)!, zone)).toBe(monday)
    expect(weekDays(monday, zone).map((day) => toInput(day, zone).slice(5, 10))).toEqual(['11-23', '11-24', '11-25', '11-26', '11-27', '11-28', '11-29', '11-30'])
  })

  it('clips a night to its two days and puts a gap before whoever ends it', () => {
    const night = { shift: 'n', from: monday + 20 * hour, to: monday + 32 * hour }
    const day = { shift: 'd', from: monday + 8 * hour, to: monday + 18 * hour }
    const gaps = [{ from: monday - hour, to: day.from }, { from: day.to, to: night.from }]
    const first = piecesOf(monday, dayStart(monday, zone, 1), [night, day], gaps)
    expect(first.map((piece) => [piece.shift, (piece.from - monday) / hour, (piece.to - monday) / hour])).toEqual([[null, 0, 8], ['d', 8, 18], [null, 18, 20], ['n', 20, 24]])
    expect(piecesOf(dayStart(monday, zone, 1), dayStart(monday, zone, 2), [night, day], gaps).map((piece) => [piece.shift, (piece.to - monday) / hour])).toEqual([['n', 32]])
    expect(first[3]!.whole.to).toBe(night.to)
    expect([clockIn(monday, first[3]!.to, zone), clockIn(monday, first[1]!.from, zone)]).toEqual(['24:00', '08:00'])
  })

  it('reads what it wrote into a field', () => {
    expect(fromInput(toInput(monday + 5 * hour, zone), zone)).toBe(monday + 5 * hour)
    expect(fromInput('', zone)).toBeNull()
    expect(toInput(hourOf(monday, zone, 8), zone)).toBe('2026-11-23T08:00')
  })
})

it('is the moment that the zone says, whatever the device says', () => {
  expect(fromInput('2026-11-26T08:00', 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 26, 0))
  expect(fromInput('2026-07-01T08:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 6, 1, 6))
})

it('keeps midnights where the clocks change', () => {
  const zone = 'Europe/Berlin'
  const days = weekDays(fromInput('2026-10-19T00:00', zone)!, zone)
  expect(days.map((day) => toInput(day, zone).slice(11))).toEqual(Array(8).fill('00:00'))
  expect((days[7]! - days[6]!) / hour).toBe(25)
})
