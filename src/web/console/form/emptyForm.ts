import type { CallerAnswers, RecordForm, RecordNotes } from '../../shared/contracts.gen'

export const noteKeys = [
  'alias', 'school', 'guardian', 'safeTimes', 'said', 'facts', 'judgement', 'unverified', 'riskReason', 'withoutSupervisor', 'signs', 'protective', 'unknowns',
  'riskSaid', 'phq9', 'gad7', 'planSigns', 'planAlone', 'planPlaces', 'planPeople', 'planHelp', 'planSafer',
] as const satisfies readonly (keyof RecordNotes)[]

export const formKeys = [
  'whoCalls', 'kind', 'topic', 'otherTopics', 'ageBand', 'gender', 'stage', 'grade', 'county', 'local', 'anonymous', 'guardianSafety',
  'safeToContact', 'safeWays', 'risk', 'disposition', 'stateAtStart', 'stateAtEnd',
  'thoughts', 'plan', 'means', 'time', 'place', 'history', 'followUpOutcome',
] as const satisfies readonly Exclude<keyof RecordForm, 'notes'>[]

const words = (text: string | null | undefined) => (text ? text : null)

/** The form with every key present: absent, null and empty are one value, so that two forms can be compared. */
export function fullForm(form?: Partial<RecordForm> | null): RecordForm {
  const notes = form?.notes ?? {}
  return {
    whoCalls: form?.whoCalls ?? null,
    kind: form?.kind ?? null,
    topic: form?.topic ?? null,
    otherTopics: form?.otherTopics?.length ? [...form.otherTopics] : [],
    ageBand: form?.ageBand ?? 'Unknown',
    gender: form?.gender ?? 'Unknown',
    stage: form?.stage ?? 'Unknown',
    grade: words(form?.grade),
    county: words(form?.county),
    local: form?.local ?? null,
    anonymous: form?.anonymous ?? null,
    guardianSafety: form?.guardianSafety ?? 'Unknown',
    safeToContact: form?.safeToContact ?? null,
    safeWays: form?.safeWays?.length ? [...form.safeWays] : [],
    risk: form?.risk ?? 'NotAssessed',
    disposition: form?.disposition ?? 'None',
    stateAtStart: form?.stateAtStart ?? null,
    stateAtEnd: form?.stateAtEnd ?? null,
    thoughts: form?.thoughts ?? 'NotAsked',
    plan: form?.plan ?? 'NotAsked',
    means: form?.means ?? 'NotAsked',
    time: form?.time ?? 'NotAsked',
    place: form?.place ?? 'NotAsked',
    history: form?.history ?? 'NotAsked',
    followUpOutcome: form?.followUpOutcome ?? null,
    notes: Object.fromEntries(noteKeys.map((key) => [key, words(notes[key])])) as RecordNotes,
  }
}

export const sameForm = (a: RecordForm, b: RecordForm) => JSON.stringify(fullForm(a)) === JSON.stringify(fullForm(b))

/** What the caller said before the contact, as the first words of an untouched form. */
export function formFromAnswers(answers: CallerAnswers | null | undefined, alias: string | null | undefined): RecordForm {
  const form = fullForm()
  form.whoCalls = answers?.whoCalls ?? null
  form.topic = answers?.topic ?? null
  form.ageBand = answers?.ageBand ?? 'Unknown'
  form.county = words(answers?.county)
  form.notes.alias = words(answers?.alias ?? alias)
  return form
}
