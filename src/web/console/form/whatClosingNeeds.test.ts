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
] as const)('%s %o', (state, form, connected, needs) => {
  expect(whatClosingNeeds(state, fullForm(form), connected)).toEqual(needs)
})
