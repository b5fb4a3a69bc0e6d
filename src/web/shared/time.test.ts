import { expect, it } from 'vitest'
import { clock, duration, minuteRange, spokenDay, stopwatch } from './time'

const at = new Date(2026, 6, 3, 2, 7).getTime()

it('shows the clock with 24 hours', () => {
  expect(clock(at, 'zh')).toBe('02:07')
  expect(clock(at, 'en')).toBe('02:07')
  expect(clock(new Date(2026, 6, 3, 0, 5).getTime(), 'en')).toBe('00:05')
})

it('names days as a person does', () => {
  expect(spokenDay(at, at + 60_000, 'zh')).toBe('今天')
  expect(spokenDay(at, new Date(2026, 6, 4, 0, 1).getTime(), 'en')).toBe('Yesterday')
  expect(spokenDay(at, new Date(2026, 6, 9).getTime(), 'zh')).toBe('2026年7月3日')
})

it('says spans in words and on a stopwatch', () => {
  expect(duration(45_000, 'zh')).toBe('45 秒')
  expect(duration(3 * 60_000, 'en')).toBe('3 min')
  expect(duration(125 * 60_000, 'zh')).toBe('2 小时 5 分钟')
  expect(stopwatch(7_000)).toBe('0:07')
  expect(stopwatch(3_900_000)).toBe('1:05:00')
})

it('rounds a range of seconds outwards to minutes', () => {
  expect(minuteRange(200, 450)).toEqual({ from: 3, to: 8 })
  expect(minuteRange(5, 20)).toEqual({ from: 1, to: 1 })
})
