import type { CareLimits } from '../../shared/contracts.gen'

export type CareField = Exclude<keyof CareLimits, 'version'>

/** As CareLimits.cs has them; the server has the last word. Empty: no limit. */
export const careFields: readonly { name: CareField; least: number; most: number; empty?: true }[] = [
  { name: 'weeklyHighRisk', least: 1, most: 100, empty: true },
  { name: 'riskPromptMinutes', least: 1, most: 120 },
  { name: 'debriefingDays', least: 1, most: 60 },
  { name: 'callbackTries', least: 1, most: 10 },
  { name: 'callbackGapMinutes', least: 1, most: 720 },
  { name: 'callbackHours', least: 1, most: 72 },
  { name: 'repeatedMinutes', least: 5, most: 1440 },
]
