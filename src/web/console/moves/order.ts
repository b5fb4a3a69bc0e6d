import { type ContactState, type OpenContact, type Priority, PriorityValues } from '../../shared/contracts.gen'

const headStart: Record<Priority, number> = { Routine: 0, Elevated: 600_000, High: 3_600_000, Immediate: 1e12 }

/** What a contact of this priority may be raised to: nobody is ever moved down. */
export const higherThan = (priority: Priority): Priority[] => PriorityValues.filter((one) => headStart[one] > headStart[priority])

/** The order of the queues themselves: arrival less the head start of the priority (domain.md). */
export const byTurn = (a: OpenContact, b: OpenContact) => a.arrived - headStart[a.priority] - (b.arrived - headStart[b.priority])

const waits: readonly ContactState[] = ['Waiting', 'Offered', 'Connecting']
export const isWaiting = (contact: OpenContact) => waits.includes(contact.state)

export const waitingOnMyLines = (contacts: readonly OpenContact[], lines: readonly string[]) =>
  contacts.filter((contact) => contact.state === 'Waiting' && lines.includes(contact.line)).sort(byTurn)

/** Somebody at immediate risk, or whom nobody on shift can take, and who waits. */
export const isUrgent = (contact: OpenContact) => isWaiting(contact) && (contact.priority === 'Immediate' || contact.risk === 'Immediate' || contact.unmet)

export interface Floor {
  urgent: OpenContact[]
  waiting: OpenContact[]
  /** By counsellor, who has been connected longest first. */
  connected: OpenContact[]

  /** Chats that go on beside a contact at level 3 or 4 of the same counsellor: a supervisor moves them (domain.md, section 2). */
  beside: OpenContact[]
  /** Ended and not written up, the oldest first. */
  unfinished: OpenContact[]
}

/** What is open as a supervisor looks at it: what cannot wait first, immediate ones before those whom nobody can take. */
export function floorOf(contacts: readonly OpenContact[]): Floor {
  const immediate = (c: OpenContact) => Number(c.priority === 'Immediate' || c.risk === 'Immediate')
  const severe = new Set(contacts.filter((c) => (c.risk === 'High' || c.risk === 'Immediate') && (c.state === 'Connected' || c.state === 'WrapUp')).map((c) => c.counsellor))
  return {
    beside: contacts.filter((c) => c.state === 'Connected' && c.channel === 'Chat' && c.risk !== 'High' && c.risk !== 'Immediate' && !!c.counsellor && severe.has(c.counsellor))
      .sort((a, b) => (a.counsellorAlias ?? '').localeCompare(b.counsellorAlias ?? '') || (a.answered ?? a.arrived) - (b.answered ?? b.arrived)),
    urgent: contacts.filter(isUrgent).sort((a, b) => immediate(b) - immediate(a) || byTurn(a, b)),
    waiting: contacts.filter((c) => isWaiting(c) && !isUrgent(c)).sort(byTurn),
    connected: contacts.filter((c) => c.state === 'Connected').sort((a, b) =>
      immediate(b) - immediate(a) || (a.counsellorAlias ?? '').localeCompare(b.counsellorAlias ?? '') || (a.answered ?? a.arrived) - (b.answered ?? b.arrived)),
    unfinished: contacts.filter((c) => c.state === 'WrapUp').sort((a, b) => immediate(b) - immediate(a) || a.arrived - b.arrived),
  }
}
