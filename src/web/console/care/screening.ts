import type { Severity } from '../../shared/contracts.gen'

/** Answers as the record keeps them: one character an item, 0–3, '-' where not answered. The rules are those of Core/Assessments/Screening.cs. */
export const instruments = { phq9: { items: 9, prefix: 'p' }, gad7: { items: 7, prefix: 'g' } } as const
export type Instrument = keyof typeof instruments

export const answersOf = (text: string | null | undefined, items: number): (number | null)[] =>
  Array.from({ length: items }, (_, i) => (/^[0-3]$/.test(text?.[i] ?? '') ? Number(text![i]) : null))

/** Null when nothing is answered: an untouched questionnaire is no change of the form. */
export function withAnswer(text: string | null | undefined, items: number, index: number, value: number): string {
  return answersOf(text, items).map((answer, i) => (i === index ? value : answer) ?? '-').join('')
}

export function scoreOf(instrument: Instrument, text: string | null | undefined): { total: number; severity: Severity } | null {
  const answers = answersOf(text, instruments[instrument].items)
  if (answers.includes(null)) return null
  const total = answers.reduce<number>((sum, answer) => sum + answer!, 0)
  const bands: Severity[] = instrument === 'phq9' ? ['Minimal', 'Mild', 'Moderate', 'ModeratelySevere', 'Severe'] : ['Minimal', 'Mild', 'Moderate', 'Severe']
  return { total, severity: bands[Math.min(Math.floor(total / 5), bands.length - 1)]! }
}

/** Item 9 of the PHQ-9; null while it is not answered. */
export const thoughtsOfDeath = (phq9: string | null | undefined) => answersOf(phq9, instruments.phq9.items)[8] ?? null
