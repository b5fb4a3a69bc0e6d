import { expect, it } from 'vitest'
import type { Line } from '../shared/contracts.gen'
import { lineProblem } from './lineProblem'
import { defaultPlan, doesNothing, emptyStep, nextStep, settingsText, skillRows, skillsOf } from './routing'

it('puts a new step after the last one, within a day', () => {
  expect(nextStep([]).afterSeconds).toBe(60)
  expect(nextStep(defaultPlan()).afterSeconds).toBe(180)
  expect(nextStep([emptyStep({ afterSeconds: 86_390 })]).afterSeconds).toBe(86_400)
})

it('knows a step that asks for nothing less', () => {
  expect(doesNothing(emptyStep({ afterSeconds: 30, joinLines: [] }))).toBe(true)
  expect(defaultPlan().some(doesNothing)).toBe(false)
  expect(doesNothing(emptyStep({ joinLines: ['12356'] }))).toBe(false)
})

it('turns skills into rows and back, leaving out those without a name', () => {
  expect(skillsOf([...skillRows({ 英语: 2 }), { skill: ' ', level: 1 }, { skill: ' exam ', level: 4 }])).toEqual({ 英语: 2, exam: 4 })
  expect(skillsOf([])).toBeNull()
})

it('sees no change where null and absent are the same', () => {
  const line = { code: 'a', opens: '08:00' } as Line
  expect(settingsText({ opens: '08:00', code: 'a', holidays: null } as Line)).toBe(settingsText(line))
  expect(settingsText({ ...line, relaxation: [] })).not.toBe(settingsText(line))
})

it.each([
  ['holidays: 2026-13-01 must be yyyy-MM-dd', 'holidays'], ['relaxation: the step after 9 seconds must lie within a day', 'relaxation'], ['somewhere: else', null], ['no field', null], [undefined, null],
])('finds the field of %s', (text, field) => expect(lineProblem(text)?.field ?? null).toBe(field))
