/** The fields that the server's sentences name (Line.Problem: `field: what is wrong`), and the page's own place for each. */
export const lineFields = ['code', 'name', 'numbers', 'opens', 'closes', 'timeZone', 'target', 'serviceLevel', 'offerSeconds', 'wrapUpSeconds', 'texts', 'recording', 'skills', 'englishSkill', 'relaxation', 'holidays', 'urgent', 'protectedSeconds'] as const
export type LineField = (typeof lineFields)[number]

export interface LineProblem {
  field: LineField
  text: string
}

/** Null: the sentence names no field of this page. */
export function lineProblem(text: string | null | undefined): LineProblem | null {
  // A part of a field is named after it: `urgent.widenSeconds: …`.
  const [, field, rest] = /^(\w+)(?:\.\w+)?: (.+)$/s.exec(text ?? '') ?? []
  return lineFields.includes(field as LineField) ? { field: field as LineField, text: rest! } : null
}
