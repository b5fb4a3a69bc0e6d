import { computed, ref } from 'vue'
import type { ActResult, CallerAnswers, ContactState, NoteRequest, SurveyRequest } from '../shared/contracts.gen'
import { connect, HubError } from '../shared/hub'
import { newId } from './state/ids'
import { useKept } from './state/kept'
import { released, requeued, settled, stranded } from './state/outbox'
import { useOutbox } from './useOutbox'
import { useStream } from './useStream'

export type Phase = 'none' | 'starting' | 'waiting' | 'talking' | 'ended' | 'closed' | 'gone' | 'refused'

/** Milliseconds. */
const TypingShown = 5_000
const TypingEvery = 3_000
const ActAgain = 4_000

const Over: readonly ContactState[] = ['WrapUp', 'Closed', 'Abandoned', 'Overflowed']

/** The caller's one contact: what the page shows of it and what a caller can do. */
export function createContact(open: typeof connect = connect) {
  const { kept, forget } = useKept()
  /** A counsellor was there at least once: the chat stays open when the contact goes back to the queue. */
  const talked = ref(false)
  const counsellorTyping = ref(false)
  let seenSent = 0
  let typingSent = 0
  let typingTimer: ReturnType<typeof setTimeout> | undefined

  const stream = useStream(kept, {
    changed,
    caughtUp() {
      if (kept.notSafe === 'pending') void tellNotSafe()
      if (kept.ending) void tellEnd()
      outbox.flush()
    },
    lost() {
      kept.outbox = requeued(kept.outbox)
      showTyping(false)
      seenSent = 0
    },
    stopped() {
      kept.outbox = stranded(kept.outbox)
    },
    counsellorTyping: showTyping,
  }, open)
  const { hub, contact, list, stop, ready } = stream

  const phase = computed<Phase>(() => {
    if (stop.value) return stop.value.why
    if (!kept.startKey && !kept.ticket) return 'none'
    if (!contact.value) return 'starting'
    if (Over.includes(contact.value.state)) return 'ended'
    return talked.value ? 'talking' : 'waiting'
  })
  const live = computed(() => phase.value === 'waiting' || phase.value === 'talking')

  const outbox = useOutbox(kept, hub, {
    canSend: () => live.value && ready.value,
    sent(message) {
      // The other side's sign went out with the message: the next key shows it again.
      typingSent = 0
      stream.take([message])
    },
    refused: () => void stream.synchronise(),
  })

  function changed() {
    kept.outbox = settled(kept.outbox, list.value.messages)
    const now = contact.value
    if (!now) return
    if (now.notSafe) kept.notSafe = 'told'
    if (now.state === 'Connected' || list.value.messages.some((message) => message.author === 'Counsellor')) talked.value = true
    if (now.state === 'Connected') kept.outbox = released(kept.outbox)
    if (Over.includes(now.state)) {
      kept.ending = undefined
      showTyping(false)
      kept.outbox = stranded(kept.outbox)
    } else outbox.flush()
  }

  function showTyping(typing: boolean) {
    clearTimeout(typingTimer)
    counsellorTyping.value = typing
    if (typing) typingTimer = setTimeout(() => (counsellorTyping.value = false), TypingShown)
  }

  /** Without a connection nothing is done: caughtUp does it. */
  async function act(method: 'NotSafe' | 'End', done: (result: ActResult) => void) {
    if (!ready.value || !live.value) return
    try {
      const result = await hub.value!.invoke(method)
      if (result.refusal === 'Opening' || result.refusal === 'StaleEpoch' || result.problem === 'tooFast') stream.later()
      else done(result)
    } catch (error) {
      if (error instanceof HubError && error.kind !== 'lost') stream.later(ActAgain)
    }
  }

  const tellNotSafe = () => act('NotSafe', (result) => {
    if (!result.refusal) kept.notSafe = 'told'
    else stream.later(ActAgain)
  })

  const tellEnd = () => act('End', () => {
    kept.ending = undefined
    void stream.synchronise()
  })

  if (kept.startKey || kept.ticket) stream.begin()

  return {
    phase, live, ready, talked, counsellorTyping, contact, list, stop, kept, outbox,
    place: stream.place, ways: stream.ways,
    connection: computed(() => hub.value?.state.value ?? 'closed'),

    start(line: string, answers: CallerAnswers, returnCode?: string) {
      stream.reset()
      kept.startKey = newId()
      kept.line = line
      kept.answers = answers
      kept.returnCode = returnCode
      if (answers.safeNow === 'NotSafe') kept.notSafe = 'pending'
      stream.begin()
    },

    /** Everything without a gap is on the screen in front of somebody. */
    seen() {
      const number = list.value.contiguous
      if (number <= seenSent || !ready.value || !live.value) return
      seenSent = number
      hub.value?.send('Seen', number)
    },

    typing() {
      if (contact.value?.state !== 'Connected' || !ready.value || Date.now() - typingSent < TypingEvery) return
      typingSent = Date.now()
      hub.value?.send('Typing')
    },

    notSafe() {
      if (kept.notSafe === 'told') return
      kept.notSafe = 'pending'
      void tellNotSafe()
    },

    end() {
      kept.ending = true
      void tellEnd()
    },

    /** True when the server took it. */
    async answerSurvey(survey: SurveyRequest): Promise<boolean> {
      try {
        const result = await hub.value?.invoke('AnswerSurvey', survey)
        return result !== undefined && !result.refusal && !result.problem
      } catch {
        return false
      }
    },

    /** Rejects while there is no connection. */
    leaveNote: (note: NoteRequest): Promise<ActResult> => (ready.value ? hub.value!.invoke('LeaveNote', note) : Promise.reject(new HubError('notConnected'))),

    startAgain() {
      stream.reset()
      forget()
      talked.value = false
      showTyping(false)
      seenSent = 0
    },
  }
}

export type Contact = ReturnType<typeof createContact>
let only: Contact | undefined

/** One page, one contact. */
export function useContact(): Contact {
  return (only ??= createContact())
}
