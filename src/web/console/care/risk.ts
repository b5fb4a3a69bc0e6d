import { type DeskCard, type RecordForm, type RiskLevel, RiskLevelValues } from '../../shared/contracts.gen'
import { thoughtsOfDeath } from './screening'

/** What Core/Assessments/RiskAssessment.cs decides, for the screen; the server decides again when a contact closes. */
export const riskQuestions = ['thoughts', 'plan', 'means', 'time', 'place', 'history'] as const

const rank = (level: RiskLevel) => RiskLevelValues.indexOf(level)
export const isLower = (a: RiskLevel, b: RiskLevel) => rank(a) < rank(b)

export const isAsked = (form: RecordForm) => riskQuestions.some((question) => form[question] !== 'NotAsked')

export const mustAsk = (form: RecordForm) =>
  (thoughtsOfDeath(form.notes.phq9) ?? 0) >= 1 && (['thoughts', 'plan', 'means'] as const).some((question) => form[question] === 'NotAsked')

function fromForm(form: RecordForm): RiskLevel {
  const [plan, means, time, place] = [form.plan, form.means, form.time, form.place].map((answer) => answer === 'Yes')
  if (plan && means && time && place) return 'Immediate'
  if (plan && (means || time)) return 'High'
  if (plan || form.history === 'Yes' || (thoughtsOfDeath(form.notes.phq9) ?? 0) >= 2) return 'Moderate'
  return form.thoughts === 'Yes' ? 'Low' : 'NotAssessed'
}

export const leastLevel = (form: RecordForm, signs: DeskCard['signs'] | undefined): RiskLevel =>
  [fromForm(form), ...(signs ?? []).map((sign) => sign.level)].reduce((most, level) => (isLower(most, level) ? level : most), 'NotAssessed')
