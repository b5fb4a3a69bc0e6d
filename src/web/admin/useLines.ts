import { computed, reactive, ref, watch } from 'vue'
import { get, put } from '../console/session/api'
import type { Line } from '../shared/contracts.gen'
import { lineProblem } from './lineProblem'
import { settingsText } from './routing'

export type SaveNote = { kind: 'saved' | 'changed' | 'invalid' | 'refused' | 'unreachable'; text?: string }

/** With its lists and steps: a draft shares nothing with what is kept. */
const copy = (line: Line): Line => JSON.parse(JSON.stringify(line)) as Line

/** Line settings: a draft a line, saved with the version it started from, so that two people are told instead of overwriting each other. */
export function useLines() {
  const lines = ref<Line[]>([])
  const drafts = reactive<Record<string, Line>>({})
  const code = ref('')
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const busy = ref(false)
  /** Grows when a draft is replaced by another object. */
  const revision = ref(0)
  const note = ref<SaveNote | null>(null)
  const draft = computed(() => drafts[code.value])
  const kept = computed(() => lines.value.find((line) => line.code === code.value))
  const dirty = computed(() => !!draft.value && settingsText(draft.value) !== settingsText(kept.value))
  /** What the server refused, at its field. */
  const problem = computed(() => (note.value?.kind === 'invalid' ? lineProblem(note.value.text) : null))

  // What was wrong may be right now: the server says when it is asked again.
  watch(draft, () => { if (note.value?.kind === 'invalid') note.value = null }, { deep: true })

  async function load() {
    const answer = await get<Line[]>('/api/lines')
    state.value = answer.ok ? 'ready' : 'failed'
    if (!answer.ok) return
    lines.value = answer.value
    code.value ||= answer.value[0]?.code ?? ''
    for (const line of answer.value) drafts[line.code] ??= copy(line)
  }

  function choose(next: string) {
    code.value = next
    note.value = null
  }
  function undo() {
    if (kept.value) drafts[code.value] = copy(kept.value)
    revision.value++
    note.value = null
  }

  async function save() {
    const sent = copy(draft.value!)
    busy.value = true
    note.value = null
    const answer = await put<Line | null>(`/api/lines/${encodeURIComponent(sent.code)}`, sent)
    busy.value = false
    if (answer.ok) {
      await load()
      undo()
      note.value = { kind: 'saved' }
    } else if (answer.status === 409) note.value = { kind: 'changed' }
    else if (answer.status === 400) note.value = { kind: 'invalid', text: answer.problem?.text ?? '' }
    else note.value = { kind: answer.status === 403 || answer.status === 401 ? 'refused' : 'unreachable' }
  }

  /** After a 409: theirs instead of mine, or mine on top of theirs. */
  async function takeTheirs() {
    await load()
    undo()
  }
  async function saveOnTop() {
    await load()
    if (kept.value && draft.value) drafts[code.value] = { ...draft.value, version: kept.value.version }
    revision.value++
    await save()
  }
  /** A line that does not exist yet: a draft with the defaults, saved as version 0. */
  function add(next: string) {
    drafts[next] ??= {
      code: next, name: next, nameEn: next, about: '', aboutEn: '', numbers: [], opens: '00:00', closes: '24:00', timeZone: 'Asia/Shanghai',
      serviceLevel: 0.8, serviceLevelVariant: 'AbandonedIgnored', voiceTargetSeconds: 20, chatTargetSeconds: 60, offerSeconds: 20, wrapUpSeconds: 120, protectedSeconds: 600,
      urgent: { offerSeconds: 10, widenSeconds: 15, supervisorsSeconds: 30, backupSeconds: 45, againSeconds: 60, supervisorNumbers: null, backupNumbers: null },
      prefersCounty: false, shutNow: false, voiceOff: false, chatOff: false, shutText: '', shutTextEn: '', asksLanguage: false, recording: 'Off', offersCallback: true, fullFrom: 0, whenClosed: '', whenClosedEn: '',
      greeting: '', greetingEn: '', recordingNotice: '', recordingNoticeEn: '', closedText: '', closedTextEn: '', version: 0,
    }
    choose(next)
  }
  return { add, lines, code, draft, kept, dirty, state, busy, note, problem, revision, load, choose, undo, save, takeTheirs, saveOnTop }
}
