import type { Refusal } from '../../shared/contracts.gen'
import { HubError } from '../../shared/hub'

/** What the page itself adds to the server's refusals; the words are in the locale, under `refusal`. */
export const pageRefusals = ['notConnected', 'lost', 'timedOut', 'failed', 'unsaved', 'unsent', 'badLength'] as const
export type PageRefusal = (typeof pageRefusals)[number]

export interface Outcome {
  refusal?: Refusal | PageRefusal | null
}

export async function outcomeOf(work: () => Promise<{ refusal?: Outcome['refusal']; problem?: string | null }>): Promise<Outcome> {
  try {
    const result = await work()
    return { refusal: result.refusal ?? (result.problem ? 'failed' : null) }
  } catch (error) {
    return { refusal: error instanceof HubError ? error.kind : 'failed' }
  }
}
