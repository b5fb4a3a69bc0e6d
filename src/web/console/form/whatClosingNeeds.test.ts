import { expect, it } from 'vitest'
import { fullForm } from './emptyForm'
import { whatClosingNeeds } from './whatClosingNeeds'

it.each([
  ['Connected', { disposition: 'Support', risk: 'Low' }, true, ['needEnd']],
  ['WrapUp', { disposition: 'None', risk: 'Low' }, true, ['needDisposition']],
  ['WrapUp', { disposition: 'Support', risk: 'NotAssessed' }, true, ['needReason']],
  ['WrapUp', { disposition: 'Support', risk: 'NotAssessed', notes: { riskReason: '  ' } }, true, ['needReason']],
  ['WrapUp', { disposition: 'Support', risk: 'NotAssessed', notes: { riskReason: 'silent' } }, true, []],
  ['WrapUp', { disposition: 'Support', risk: 'Low' }, false, ['needLine']],
  ['WrapUp', { disposition: 'Support', risk: 'Low' }, true, []],
  ['WrapUp', { disposition: 'Support', risk: 'Moderate', notes: { phq9: '--------1' } }, true, ['needRisk']],
  ['WrapUp', { disposition: 'Support', risk: 'Low', plan: 'Yes' }, true, ['needLowerReason']],
  ['WrapUp', { disposition: 'Support', risk: 'Low', plan: 'Yes', notes: { riskReason: 'a game' } }, true, []],
] as const)('%s %o', (state, form, connected, needs) => {
  expect(whatClosingNeeds(state, fullForm(form), connected)).toEqual(needs)
})

it('asks for a reason below a sign', () => {
  const signs = [{ level: 'High', seen: 1 } as never]
  expect(whatClosingNeeds('WrapUp', fullForm({ disposition: 'Support', risk: 'Low' }), true, signs)).toEqual(['needLowerReason'])
  expect(whatClosingNeeds('WrapUp', fullForm({ disposition: 'Support', risk: 'High' }), true, signs)).toEqual([])
})

it.each([['High', ['needSigns']], ['Immediate', ['needSigns']], ['Moderate', []]] as const)('waits for somebody to look at a sign of level %s', (level, needs) => {
  const form = fullForm({ disposition: 'Support', risk: 'Immediate' })
  expect(whatClosingNeeds('WrapUp', form, true, [{ level, seen: null } as never])).toEqual(needs)
  expect(whatClosingNeeds('WrapUp', form, true, [{ level, seen: 1 } as never])).toEqual([])
})
