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

it.each([
  ['MandatoryReport', [], ['needEscalation']],
  ['MandatoryReport', ['SupervisorNow'], ['needEscalation']],
  ['MandatoryReport', ['MandatoryReport'], []],
  ['Police', ['EmergencyHandOff'], []],
  ['Police', ['CountyCentre'], ['needEscalation']],
  ['Referral', ['GreenChannel'], []],
  ['Referral', [], ['needEscalation']],
  ['Support', [], []],
] as const)('asks for what %s says was handed on, with %o raised', (disposition, kinds, needs) => {
  const raised = kinds.map((kind) => ({ kind, firstAcknowledged: null }))
  expect(whatClosingNeeds('WrapUp', fullForm({ disposition, risk: 'Low' }), true, [], raised)).toEqual(needs)
  expect(whatClosingNeeds('WrapUp', fullForm({ disposition, risk: 'Low' }), true, [], null)).toEqual([])
})

it.each([
  ['High', [], ['needSupervisor']],
  ['High', [['SupervisorBeforeClosing', null]], ['needSupervisor']],
  ['High', [['SupervisorBeforeClosing', 5]], []],
  ['Immediate', [['EmergencyHandOff', 5], ['SupervisorNow', null]], ['needSupervisor']],
  ['Immediate', [['SupervisorNow', 5]], []],
  ['Low', [['SupervisorBeforeClosing', null]], ['needSupervisor']],
  ['Low', [['SupervisorNow', null]], []],
] as const)('at %s with %o waits for a supervisor or for a reason', (risk, known, needs) => {
  const raised = known.map(([kind, firstAcknowledged]) => ({ kind, firstAcknowledged }))
  expect(whatClosingNeeds('WrapUp', fullForm({ disposition: 'Support', risk }), true, [], raised)).toEqual(needs)
  expect(whatClosingNeeds('WrapUp', fullForm({ disposition: 'Support', risk, notes: { withoutSupervisor: 'nobody answers' } }), true, [], raised)).toEqual([])
})

it.each([['High', ['needSigns']], ['Immediate', ['needSigns']], ['Moderate', []]] as const)('waits for somebody to look at a sign of level %s', (level, needs) => {
  const form = fullForm({ disposition: 'Support', risk: 'Immediate' })
  expect(whatClosingNeeds('WrapUp', form, true, [{ level, seen: null } as never])).toEqual(needs)
  expect(whatClosingNeeds('WrapUp', form, true, [{ level, seen: 1 } as never])).toEqual([])
})
