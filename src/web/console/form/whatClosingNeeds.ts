import type { ContactState, DeskCard, RecordForm } from '../../shared/contracts.gen'
import { isLower, leastLevel, mustAsk } from '../care/risk'

export const closingNeeds = ['needEnd', 'needDisposition', 'needSigns', 'needReason', 'needRisk', 'needLowerReason', 'needLine'] as const
export type ClosingNeed = (typeof closingNeeds)[number]

/** What still stands between a contact and its closing (domain.md, section 3); empty when it can be closed. */
export function whatClosingNeeds(state: ContactState, form: RecordForm, connected: boolean, signs?: DeskCard['signs']): ClosingNeed[] {
  const needs: ClosingNeed[] = []
  const reasoned = !!form.notes.riskReason?.trim()
  if (state !== 'WrapUp') needs.push('needEnd')
  if (form.disposition === 'None') needs.push('needDisposition')
  // Somebody looks at a grave sign before the contact closes.
  if (signs?.some((sign) => !sign.seen && !isLower(sign.level, 'High'))) needs.push('needSigns')
  if (form.risk === 'NotAssessed') {
    if (!reasoned) needs.push('needReason')
  } else {
    if (mustAsk(form)) needs.push('needRisk')
    if (isLower(form.risk, leastLevel(form, signs)) && !reasoned) needs.push('needLowerReason')
  }
  if (!connected) needs.push('needLine')
  return needs
}
