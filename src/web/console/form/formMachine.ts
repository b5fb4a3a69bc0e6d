import type { RecordForm, Refusal, SaveResult } from '../../shared/contracts.gen'
import { fullForm, sameForm } from './emptyForm'
import { type Clash, mergeForms } from './mergeForms'

/**
 * The record form of one contact, saved as it is typed. Pure: `useForm.ts` holds the timer and the connection.
 * `base` is what the server last acknowledged as `version`; `mine` is what is on the screen; `sent` is on its way.
 */
export interface FormState {
  version: number
  base: RecordForm
  mine: RecordForm
  sent: RecordForm | null
  /** Why the last attempt kept nothing; it is tried again. */
  refusal: Refusal | string | null
  /** A later version that arrived while ours was on its way. */
  theirs: { version: number; form: RecordForm } | null
  /** What another tab overwrote, until somebody has looked at it. */
  clashes: Clash[]
}

export type FormStatus = 'saved' | 'saving' | 'unsaved' | 'refused'

export function startForm(version: number, form: RecordForm | null): FormState {
  const base = fullForm(form)
  return { version, base, mine: base, sent: null, refusal: null, theirs: null, clashes: [] }
}

export const isDirty = (state: FormState) => !sameForm(state.mine, state.base)

export function statusOf(state: FormState): FormStatus {
  if (state.sent) return 'saving'
  if (!isDirty(state)) return 'saved'
  return state.refusal ? 'refused' : 'unsaved'
}

export const edit = (state: FormState, mine: RecordForm): FormState => ({ ...state, mine: fullForm(mine) })

/** Null when there is nothing to send, or something is on its way. */
export function send(state: FormState): FormState | null {
  return state.sent || !isDirty(state) ? null : { ...state, sent: state.mine, refusal: null }
}

/** `needsTheirs`: another tab saved and its form is not known here yet. */
export function acknowledge(state: FormState, result: SaveResult): { state: FormState; needsTheirs: boolean } {
  if (!state.sent) return { state, needsTheirs: false }
  if (result.version != null) {
    const kept = { ...state, version: result.version, base: state.sent, sent: null, refusal: null }
    return { state: takeHeld(kept), needsTheirs: false }
  }
  const refused = { ...state, sent: null, refusal: result.refusal ?? result.problem ?? 'unknown' }
  if (result.refusal !== 'FormChanged') return { state: takeHeld(refused), needsTheirs: false }
  return { state: takeHeld(refused), needsTheirs: state.theirs === null }
}

/** The connection went away under a save: whether it was kept, the next snapshot tells. */
export const lose = (state: FormState): FormState => (state.sent ? takeHeld({ ...state, sent: null }) : state)

/** A form that the server holds: from another tab (FormSaved) or a snapshot. */
export function receive(state: FormState, version: number, form: RecordForm): FormState {
  if (state.sent) {
    // The echo of our own save: its acknowledgement follows.
    if (version === state.version + 1 && sameForm(form, state.sent)) return state
    return version > state.version ? { ...state, theirs: { version, form: fullForm(form) } } : state
  }
  return version > state.version ? adopt(state, version, form) : state
}

/** A snapshot is the truth even when its version is lower: a store was lost, and what is on the screen is written again. */
export function receiveSnapshot(state: FormState, version: number, form: RecordForm | null): FormState {
  if (state.sent || version > state.version) return receive(state, version, fullForm(form))
  if (version < state.version) return { ...state, version, base: fullForm(form), refusal: null }
  return state
}

export const settle = (state: FormState, clash: Clash): FormState => ({ ...state, clashes: state.clashes.filter((c) => c !== clash) })

function takeHeld(state: FormState): FormState {
  const { theirs } = state
  if (!theirs) return state
  return theirs.version > state.version ? adopt({ ...state, theirs: null }, theirs.version, theirs.form) : { ...state, theirs: null }
}

function adopt(state: FormState, version: number, form: RecordForm): FormState {
  const theirs = fullForm(form)
  const merged = mergeForms(state.base, state.mine, theirs)
  return { ...state, version, base: theirs, mine: merged.form, refusal: null, clashes: [...state.clashes, ...merged.clashes] }
}
