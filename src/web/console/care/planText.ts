import type { RecordNotes } from '../../shared/contracts.gen'

export const planParts = ['planSigns', 'planAlone', 'planPlaces', 'planPeople', 'planHelp', 'planSafer'] as const

/** The safety plan as the caller reads it; empty while nothing is written. */
export function planText(notes: RecordNotes, t: (key: string) => string): string {
  const written = planParts.filter((part) => notes[part]?.trim())
  if (!written.length) return ''
  return [t('care.plan.head'), ...written.map((part) => `${t(`form.${part}`)}\n${notes[part]!.trim()}`), t('care.plan.foot')].join('\n\n')
}
