import { expect, it } from 'vitest'
import { hoursText, isSound, withDay } from './safeHours'

const t = (key: string) => key.replace('followUps.day.', 'd').replace('followUps.', '')

it('tells hours in words', () => {
  expect(hoursText(null, t)).toBe('')
  expect(hoursText([{ days: '67', from: '09:00', to: '12:00' }, { days: '1234567', from: '16:00', to: '18:00' }], t)).toBe('d6d7 09:00–12:00 · everyDay 16:00–18:00')
})
it('keeps days in order', () => {
  expect(withDay('15', '3')).toBe('135')
  expect(withDay('135', '3')).toBe('15')
})
it('takes only what the server takes', () => {
  expect(isSound({ days: '1', from: '09:00', to: '24:00' })).toBe(true)
  expect(isSound({ days: '', from: '09:00', to: '10:00' })).toBe(false)
  expect(isSound({ days: '1', from: '22:00', to: '06:00' })).toBe(false)
})
