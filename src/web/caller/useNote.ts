import { computed, ref, watch } from 'vue'
import type { ActResult, CallerClient, CallerHub, NoteReply, NoteRequest } from '../shared/contracts.gen'
import { connect, HubError, type Handlers } from '../shared/hub'
import { newId } from './state/ids'
import { useContact, type Contact } from './useContact'

export const LongestNote = 4_000
export const LongestWhen = 100
/** Milliseconds until a caller may try again by hand. */
const Patience = 20_000

export type NoteProblem = 'tooLong' | 'badNumber' | 'notTaken' | 'coming' | 'failed'

/** A message left in writing: what was typed survives a reload, and goes into the chat when a counsellor comes first. */
export function createNote(contact: Contact, open: typeof connect = connect) {
  const { kept } = contact
  const sending = ref(false)
  const problem = ref<NoteProblem>()
  const note = computed(() => kept.note)

  watch(contact.phase, (phase) => {
    if (phase !== 'talking' || !kept.note || kept.note.left) return
    // What was written ahead is sent as such, and stands in the draft still.
    const { text, ahead } = kept.note
    kept.draft = [kept.draft, text.startsWith(ahead) ? text.slice(ahead.length) : text].filter((part) => part.trim()).join('\n')
    kept.note = undefined
  })

  /** Over the connection of whoever waits, and otherwise over one of its own. */
  function tell(request: NoteRequest): Promise<ActResult> {
    if (contact.live.value) return contact.leaveNote(request)
    return new Promise((done, fail) => {
      const hub = open<CallerHub, CallerClient>('/hubs/caller', {} as Handlers<CallerClient>, {
        // Asked again after a loss: the same key is the same message.
        onConnected: () => void hub.invoke('LeaveNote', request).then(finish(done), (error: unknown) => {
          if (!(error instanceof HubError) || error.kind !== 'lost') finish(fail)(error)
        }),
      })
      const timer = setTimeout(finish(() => fail(new Error('slow'))), Patience)
      function finish<A extends unknown[]>(then: (...args: A) => void) {
        return (...args: A) => {
          clearTimeout(timer)
          hub.close()
          then(...args)
        }
      }
    })
  }

  return {
    note, sending, problem,

    begin(line: string) {
      // What was written ahead for the conversation is said here.
      const ahead = [...kept.outbox.map((one) => one.text), kept.draft].filter((text) => text.trim()).join('\n')
      kept.note = { ...(kept.note ?? { key: newId(), text: ahead, ahead, reply: 'None', number: '', when: '' }), line, open: true }
      problem.value = undefined
    },

    /** What was written stays. */
    back() {
      if (kept.note) kept.note.open = false
      problem.value = undefined
    },

    async send(language: string): Promise<void> {
      const written = kept.note
      if (!written || sending.value) return
      sending.value = true
      problem.value = undefined
      const { key, line, text, reply, number, when } = written
      try {
        const answer = await tell({ noteKey: key, line, text: text.trim(), reply: reply as NoteReply, number: number.trim() || undefined, when: when.trim() || undefined, language })
        if (!answer.refusal && !answer.problem) kept.note = { ...written, text: '', number: '', when: '', left: true }
        else if (answer.refusal === 'WrongState') problem.value = 'coming'
        else problem.value = answer.problem === 'tooLong' || answer.problem === 'badNumber' || answer.problem === 'notTaken' ? answer.problem : 'failed'
      } catch {
        problem.value = 'failed'
      } finally {
        sending.value = false
      }
    },
  }
}

export type Note = ReturnType<typeof createNote>
let only: Note | undefined

export function useNote(): Note {
  return (only ??= createNote(useContact()))
}
