import type { Line, RelaxationStep } from '../shared/contracts.gen'

/** What applies to a line without a plan of its own (Relaxation.Default): shown, and the start of an own plan. */
export const defaultPlan = (): RelaxationStep[] => [
  emptyStep({ afterSeconds: 20, dropCounsellor: true, dropCounty: true }), emptyStep({ afterSeconds: 60, levelsDown: 1 }), emptyStep({ afterSeconds: 120, dropSkills: true }),
]

export const emptyStep = (over: Partial<RelaxationStep> = {}): RelaxationStep => ({
  afterSeconds: 0, dropCounsellor: false, dropCounty: false, dropCertificate: false, dropSkills: false, levelsDown: 0, joinLines: null, ...over,
})

/** A new step comes after the last one. */
export const nextStep = (steps: readonly RelaxationStep[]) => emptyStep({ afterSeconds: Math.min(86_400, Math.max(0, ...steps.map((step) => step.afterSeconds)) + 60) })

/** A step that asks for less in nothing does nothing. */
export const doesNothing = (step: RelaxationStep) =>
  !step.dropCounsellor && !step.dropCounty && !step.dropCertificate && !step.dropSkills && !step.levelsDown && !step.joinLines?.length

export interface SkillRow {
  skill: string
  level: number
}
export const skillRows = (skills: Line['skills']): SkillRow[] => Object.entries(skills ?? {}).map(([skill, level]) => ({ skill, level }))

/** Empty names are left out; of two equal ones the later counts. */
export function skillsOf(rows: readonly SkillRow[]): Line['skills'] {
  const named = rows.filter((row) => row.skill.trim())
  return named.length ? Object.fromEntries(named.map((row) => [row.skill.trim(), row.level])) : null
}

/** Settings as one text, whatever the order of their keys; null and absent are the same. */
export const settingsText = (line: Line | undefined): string =>
  JSON.stringify(Object.entries(line ?? {}).filter(([, value]) => value != null).sort(([a], [b]) => (a < b ? -1 : 1)))
