import type { RecordForm, RecordNotes } from '../../shared/contracts.gen'
import { formKeys, fullForm, noteKeys } from './emptyForm'

export type FieldName = (typeof formKeys)[number] | `notes.${(typeof noteKeys)[number]}`

export const fieldNames: readonly FieldName[] = [...formKeys, ...noteKeys.map((key) => `notes.${key}` as const)]

/** A field that both tabs changed: theirs stands in the form, mine is kept beside it. */
export interface Clash {
  field: FieldName
  mine: unknown
}

export function readField(form: RecordForm, field: FieldName): unknown {
  return field.startsWith('notes.') ? form.notes[field.slice(6) as keyof RecordNotes] : form[field as (typeof formKeys)[number]]
}

export function withField(form: RecordForm, field: FieldName, value: unknown): RecordForm {
  return field.startsWith('notes.')
    ? { ...form, notes: { ...form.notes, [field.slice(6)]: value } }
    : ({ ...form, [field]: value } as RecordForm)
}

/** Theirs, plus what only I changed since the common base. Nothing that either side wrote is dropped. */
export function mergeForms(base: RecordForm, mine: RecordForm, theirs: RecordForm): { form: RecordForm; clashes: Clash[] } {
  let form = fullForm(theirs)
  const [from, own] = [fullForm(base), fullForm(mine)]
  const clashes: Clash[] = []
  for (const field of fieldNames) {
    const [was, wrote, now] = [readField(from, field), readField(own, field), readField(form, field)].map((v) => JSON.stringify(v))
    if (wrote === was || wrote === now) continue
    if (now === was) form = withField(form, field, readField(own, field))
    else clashes.push({ field, mine: readField(own, field) })
  }
  return { form, clashes }
}
