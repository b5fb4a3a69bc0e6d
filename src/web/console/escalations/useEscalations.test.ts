import { expect, it } from 'vitest'
import type { EscalationView } from '../../shared/contracts.gen'
import { byTimeLeft, isLate, waitsFor } from './useEscalations'

const one = (over: Partial<EscalationView>) => ({ state: 'Delivered', overdue: 0, acknowledged: false, due: 0, ...over }) as EscalationView

it('puts late ones first, then what is due next', () => {
  const list = [one({ id: 'a', due: 30 }), one({ id: 'b', due: 20 }), one({ id: 'c', due: 90, overdue: 1 })]
  expect(byTimeLeft(list).map((e) => e.id)).toEqual(['c', 'b', 'a'])
})

it('is late until somebody has it again', () => {
  expect(isLate(one({ overdue: 2 }))).toBe(true)
  expect(isLate(one({ overdue: 2, acknowledged: true, state: 'InProgress' }))).toBe(false)
  expect(isLate(one({ overdue: 1, state: 'Reported' }))).toBe(false)
  expect(isLate(one({ state: 'Overdue', acknowledged: true }))).toBe(true)
})

it('waits for whoever is asked, until somebody has it', () => {
  expect(waitsFor(one({ mine: true }))).toBe(true)
  expect(waitsFor(one({ owner: 'Desk', state: 'Overdue' }))).toBe(true)
  expect(waitsFor(one({ owner: 'Partner' }))).toBe(false)
  expect(waitsFor(one({ mine: true, acknowledged: true, state: 'Acknowledged' }))).toBe(false)
})
