import { ref } from 'vue'
import type { CaseRequest, CodeView, EntryRequest, Id, Person, PersonAnswer, PersonView, TierRequest } from '../../shared/contracts.gen'
import { type Answer, get, post } from '../session/api'

export type PersonProblem = 'reasonNeeded' | 'changed' | 'refused' | 'failed'

/** One person as the server shows it; each change answers with the whole again. */
export function usePerson() {
  const view = ref<PersonView | null>(null)
  const problem = ref<PersonProblem | null>(null)
  const code = ref<string | null>(null)

  function take(answer: Answer<PersonView>): boolean {
    problem.value = answer.ok ? null : answer.status === 409 ? 'changed' : answer.status === 403 ? 'refused' : 'failed'
    if (answer.ok) view.value = answer.value
    return answer.ok
  }
  const change = async (what: string, body: unknown) => take(await post<PersonView>(`/api/persons/${view.value!.person.id}/${what}`, body))

  return {
    view, problem, code,
    async open(id: Id, reason?: string) {
      const answer = reason ? await post<PersonAnswer>(`/api/persons/${id}/open`, { reason }) : await get<PersonAnswer>(`/api/persons/${id}`)
      problem.value = !answer.ok ? 'failed' : answer.value.reasonNeeded ? 'reasonNeeded' : null
      view.value = answer.ok ? (answer.value.person ?? null) : null
      return !!view.value
    },
    async save(person: Person, contact: Id | null): Promise<Person | null> {
      const answer = await post<Person>('/api/persons', { person, contact })
      problem.value = answer.ok ? null : answer.status === 409 ? 'changed' : answer.status === 403 ? 'refused' : 'failed'
      return answer.ok ? answer.value : null
    },
    changeTier: (request: TierRequest) => change('tier', request),
    addEntry: (request: EntryRequest) => change('entries', request),
    setCase: (request: CaseRequest) => change('case', request),
    async issueCode() {
      const answer = await post<CodeView>(`/api/persons/${view.value!.person.id}/code`, {})
      problem.value = answer.ok ? null : answer.status === 403 ? 'refused' : 'failed'
      code.value = answer.ok ? answer.value.code : null
    },
  }
}
