import type { ContactState, RecordForm } from '../../shared/contracts.gen'

export const closingNeeds = ['needEnd', 'needDisposition', 'needReason', 'needLine'] as const
export type ClosingNeed = (typeof closingNeeds)[number]

/** What still stands between a contact and its closing (domain.md, section 3); empty when it can be closed. */
export function whatClosingNeeds(state: ContactState, form: RecordForm, connected: boolean): ClosingNeed[] {
  const needs: ClosingNeed[] = []
  if (state !== 'WrapUp') needs.push('needEnd')
  if (form.disposition === 'None') needs.push('needDisposition')
  if (form.risk === 'NotAssessed' && !form.notes.riskReason?.trim()) needs.push('needReason')
  if (!connected) needs.push('needLine')
  return needs
}
