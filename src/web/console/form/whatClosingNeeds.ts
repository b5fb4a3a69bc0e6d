import type { ContactState, DeskCard, Disposition, EscalationKind, EscalationView, RecordForm } from '../../shared/contracts.gen'
import { isLower, leastLevel, mustAsk } from '../care/risk'

export const closingNeeds = ['needEnd', 'needDisposition', 'needSigns', 'needEscalation', 'needSupervisor', 'needReason', 'needRisk', 'needLowerReason', 'needLine'] as const
export type ClosingNeed = (typeof closingNeeds)[number]

/** What a disposition says was handed on (EscalationPolicy.Of): one of these must have been raised. */
export const handedOn: Partial<Record<Disposition, readonly EscalationKind[]>> = {
  Referral: ['CountyCentre', 'SchoolMentorGroup', 'TownshipLiaison', 'GreenChannel'],
  Police: ['EmergencyHandOff', 'MandatoryReport'],
  MandatoryReport: ['MandatoryReport'],
}

type Raised = readonly Pick<EscalationView, 'kind' | 'firstAcknowledged'>[]

/** Level 3 and 4, or one was asked for: a supervisor says "mine" before the contact closes (ClosingPolicy.Awaited). */
export function waitsForSupervisor(form: RecordForm, raised: Raised): boolean {
  const supervisors = raised.filter((one) => one.kind === 'SupervisorNow' || one.kind === 'SupervisorBeforeClosing')
  const asked = form.risk === 'High' || form.risk === 'Immediate' || supervisors.some((one) => one.kind === 'SupervisorBeforeClosing')
  return asked && !supervisors.some((one) => one.firstAcknowledged)
}

/**
 * What still stands between a contact and its closing (domain.md, section 3); empty when it can be closed.
 * Without the list of escalations the server alone decides about them.
 */
export function whatClosingNeeds(state: ContactState, form: RecordForm, connected: boolean, signs?: DeskCard['signs'], raised?: Raised | null): ClosingNeed[] {
  const needs: ClosingNeed[] = []
  const reasoned = !!form.notes.riskReason?.trim()
  if (state !== 'WrapUp') needs.push('needEnd')
  if (form.disposition === 'None') needs.push('needDisposition')
  // Somebody looks at a grave sign before the contact closes.
  if (signs?.some((sign) => !sign.seen && !isLower(sign.level, 'High'))) needs.push('needSigns')
  if (raised) {
    const kinds = handedOn[form.disposition]
    if (kinds && !raised.some((one) => kinds.includes(one.kind))) needs.push('needEscalation')
    if (waitsForSupervisor(form, raised) && !form.notes.withoutSupervisor?.trim()) needs.push('needSupervisor')
  }
  if (form.risk === 'NotAssessed') {
    if (!reasoned) needs.push('needReason')
  } else {
    if (mustAsk(form)) needs.push('needRisk')
    if (isLower(form.risk, leastLevel(form, signs)) && !reasoned) needs.push('needLowerReason')
  }
  if (!connected) needs.push('needLine')
  return needs
}
