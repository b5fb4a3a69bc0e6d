import { computed, ref, watch } from 'vue'
import { get, post, put } from '../../console/session/api'
import type { PhraseChanges, PhrasesVersion, PhrasesView, TryPhrasesView } from '../../shared/contracts.gen'
import { noteOf, type Note } from '../duty/useDuty'
import { sameChanges, standing } from './changes'

const copy = (changes: PhraseChanges): PhraseChanges => JSON.parse(JSON.stringify(changes)) as PhraseChanges

/** The rules with a draft of changes over them; saved as the next version, under the version that the draft began from. */
export function usePhrases() {
  const view = ref<PhrasesView | null>(null)
  const draft = ref<PhraseChanges>({ version: 0, disabled: [], rules: [], cues: [], idioms: [] })
  const versions = ref<PhrasesVersion[] | null>(null)
  const failed = ref(false)
  const busy = ref(false)
  const note = ref<Note | { kind: 'saved' } | null>(null)
  const all = computed(() => (view.value ? standing(view.value.rules, view.value.cues, draft.value) : []))
  const dirty = computed(() => !!view.value && !sameChanges(draft.value, view.value.changes))

  // What was wrong may be right now: the server says when it is asked again.
  watch(draft, () => { if (note.value?.kind === 'invalid') note.value = null })

  async function load(keepDraft = false) {
    const answer = await get<PhrasesView>('/api/phrases')
    failed.value = !answer.ok
    if (!answer.ok) return
    view.value = answer.value
    draft.value = keepDraft ? { ...draft.value, version: answer.value.changes.version } : copy(answer.value.changes)
  }
  async function loadVersions() {
    const answer = await get<PhrasesVersion[]>('/api/phrases/versions')
    versions.value = answer.ok ? answer.value : null
  }
  async function save() {
    busy.value = true
    note.value = null
    const answer = await put<PhraseChanges>('/api/phrases', draft.value)
    busy.value = false
    note.value = answer.ok ? { kind: 'saved' } : noteOf(answer)
    if (!answer.ok || !view.value) return
    // Not read again: what is typed meanwhile would be lost.
    view.value = { ...view.value, changes: answer.value, problems: [] }
    draft.value = { ...draft.value, version: answer.value.version }
    if (versions.value) await loadVersions()
  }
  /** An older version as the draft: nothing changes until it is saved, as a new version. */
  function goBack(to: PhraseChanges) {
    draft.value = { ...copy(to), version: view.value?.changes.version ?? 0 }
    note.value = null
  }
  function undo() {
    if (view.value) draft.value = copy(view.value.changes)
    note.value = null
  }
  async function tryOut(sentence: string): Promise<TryPhrasesView | null> {
    const answer = await post<TryPhrasesView>('/api/phrases/try', { changes: draft.value, sentence })
    return answer.ok ? answer.value : null
  }
  return { view, draft, versions, failed, busy, note, all, dirty, load, loadVersions, save, goBack, undo, tryOut }
}
