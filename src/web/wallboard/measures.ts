import type { Count, CounsellorNow, EscalationNow, ShownPresence, WaitingThen, WallboardLine, WallboardQueue } from '../shared/contracts.gen'

export const measureNames = ['waiting', 'longestWait', 'serviceLevel', 'speed', 'abandonment', 'arrived', 'answered', 'abandoned', 'shortAbandoned', 'messages', 'callbacks', 'overflowed', 'free', 'signedIn', 'escalations', 'lateEscalations'] as const
export type MeasureName = (typeof measureNames)[number]
/** Numbers that are not always there: they stand in an alarm. */
export type NumberName = MeasureName | 'immediate' | 'unmet'

/** What a number opens to: contacts that wait, contacts of today that are counted, people, or escalations. */
export type Source = { waits: (one: WaitingThen) => boolean } | { counts: readonly Count[] } | { people: (one: CounsellorNow) => boolean } | { escalations: (one: EscalationNow) => boolean }

const onTheLine = (one: WaitingThen) => one.channel !== 'Message'
export const behind: Record<NumberName, Source> = {
  waiting: { waits: onTheLine },
  longestWait: { waits: onTheLine },
  immediate: { waits: (one) => one.priority === 'Immediate' },
  unmet: { waits: (one) => one.unmet },
  messages: { waits: (one) => one.channel === 'Message' },
  callbacks: { waits: (one) => one.callback },
  serviceLevel: { counts: ['AnsweredInTarget', 'Answered', 'AbandonedAfterTarget'] },
  speed: { counts: ['Answered'] },
  abandonment: { counts: ['Abandoned', 'Answered'] },
  arrived: { counts: ['Offered'] },
  answered: { counts: ['Answered'] },
  abandoned: { counts: ['Abandoned', 'ShortAbandoned'] },
  shortAbandoned: { counts: ['ShortAbandoned'] },
  overflowed: { counts: ['Overflowed'] },
  free: { people: (one) => one.presence === 'Available' && !one.lost },
  signedIn: { people: () => true },
  escalations: { escalations: () => true },
  lateEscalations: { escalations: (one) => one.late },
}

export type WaitTone = 'noWait' | 'within' | 'late' | 'tooLate'

export const waitingOf = (line: WallboardLine) => line.queues.reduce((sum, queue) => sum + queue.waiting, 0)
export const immediateOf = (line: WallboardLine) => line.queues.reduce((sum, queue) => sum + queue.immediate, 0)

/** How many wait for what nobody on shift can give. */
export const unmetOf = (line: WallboardLine) => line.queues.reduce((sum, queue) => sum + queue.unmet, 0)

/** The oldest waiting contact of a line, and the target of its own queue. */
export function oldestOf(line: WallboardLine): WallboardQueue | null {
  return line.queues.reduce<WallboardQueue | null>((oldest, queue) => (queue.oldestArrival != null && queue.oldestArrival < (oldest?.oldestArrival ?? Infinity) ? queue : oldest), null)
}

/** The queue that is worst against its own target says the colour. */
export function waitTone(line: WallboardLine, now: number): WaitTone {
  const shares = line.queues.filter((queue) => queue.oldestArrival != null).map((queue) => (now - queue.oldestArrival!) / 1000 / queue.targetSeconds)
  const worst = Math.max(-1, ...shares)
  return worst < 0 ? 'noWait' : worst < 1 ? 'within' : worst < 2 ? 'late' : 'tooLate'
}

export const shownOrder: readonly ShownPresence[] = ['Available', 'Offered', 'Busy', 'WrapUp', 'Break', 'NotResponding']

export function byPresence(counsellors: readonly CounsellorNow[], line: string): [ShownPresence, number][] {
  const mine = counsellors.filter((counsellor) => counsellor.lines.includes(line))
  return shownOrder.map((shown) => [shown, mine.filter((c) => c.presence === shown).length] as [ShownPresence, number]).filter(([shown, count]) => count > 0 || shown === 'Available')
}

export const percent = (share: number | null | undefined) => (share == null ? null : `${Math.round(share * 100)}%`)
