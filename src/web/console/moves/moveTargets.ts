import type { CounsellorNow, Id, LineName, OpenContact, TransferTarget } from '../../shared/contracts.gen'

/** What a move needs to know of the contact. */
export type Movable = Pick<OpenContact, 'id' | 'line' | 'channel' | 'counsellor'>

export interface LineTarget {
  line: LineName
  same: boolean
  onShift: number
}
export interface PersonTarget {
  person: CounsellorNow
  /** Not on the contact's line: could never be offered it. */
  elsewhere: boolean
}

const presenceOrder = ['Available', 'Offered', 'Busy', 'WrapUp', 'Break', 'NotResponding', 'Offline']

/** The own line last: it is the rarer wish. */
export function lineTargets(contact: Movable, lines: readonly LineName[], counsellors: readonly CounsellorNow[]): LineTarget[] {
  return lines
    .map((line) => ({ line, same: line.code === contact.line, onShift: counsellors.filter((c) => c.lines.includes(line.code) && !c.lost && c.id !== contact.counsellor).length }))
    .sort((a, b) => Number(a.same) - Number(b.same))
}

/** Whoever has it already is no target; those who can take it soonest first. */
export function personTargets(contact: Movable, counsellors: readonly CounsellorNow[]): PersonTarget[] {
  return counsellors
    .filter((person) => person.id !== contact.counsellor)
    .map((person) => ({ person, elsewhere: !person.lines.includes(contact.line) }))
    .sort((a, b) => Number(a.elsewhere) - Number(b.elsewhere) || presenceOrder.indexOf(a.person.presence) - presenceOrder.indexOf(b.person.presence))
}

export type Choice = { line: string } | { person: Id }

export const asTarget = (choice: Choice): TransferTarget => ('line' in choice ? { line: choice.line, counsellor: null } : { line: null, counsellor: choice.person })
