import { reactive, watch } from 'vue'
import type { CallerAnswers, NoteReply } from '../../shared/contracts.gen'
import { requeued, type Unsent } from './outbox'

/** A message that is being left. */
export interface KeptNote {
  /** The same key again is the same message. */
  key: string
  line: string
  text: string
  /** What the text began with: written ahead for the conversation. */
  ahead: string
  reply: NoteReply
  number: string
  when: string
  /** Its page is open. */
  open: boolean
  /** The server has it. */
  left?: boolean
}

/** What survives a reload of this tab, and nothing else: never in localStorage, which other people at the same phone would find. */
export interface Kept {
  note?: KeptNote
  /** Made before the first Start; the same key again is the same contact. */
  startKey?: string
  line?: string
  answers?: CallerAnswers
  /** Until the contact has begun. */
  returnCode?: string
  /** Of an invitation to write, until the contact has begun. */
  followUp?: string
  /** Replaces those above once it is there. */
  ticket?: string
  outbox: Unsent[]
  draft: string
  /** `pending` until the server knows. */
  notSafe?: 'pending' | 'told'
  ending?: boolean
}

const Key = 'hotline.caller'

export function read(): Kept {
  try {
    const kept = JSON.parse(sessionStorage.getItem(Key) ?? '{}') as Partial<Kept>
    return { ...kept, outbox: requeued(kept.outbox ?? []), draft: kept.draft ?? '' }
  } catch {
    return { outbox: [], draft: '' }
  }
}

function write(kept: Kept): void {
  try {
    const empty = !kept.startKey && !kept.ticket && !kept.followUp && !kept.note && !kept.draft && kept.outbox.length === 0
    if (empty) sessionStorage.removeItem(Key)
    else sessionStorage.setItem(Key, JSON.stringify(kept))
  } catch {
    // No storage, or it is full: the page works on, and only a reload would forget.
  }
}

/** What an invitation to write left in the address. It is taken out of it: whoever looks at the history finds the line and no more. */
function invitation(): string | undefined {
  const token = /^#chat=([\w-]+)$/.exec(location.hash)?.[1]
  if (token) history.replaceState(history.state, '', location.pathname + location.search)
  return token
}

export function useKept() {
  const kept = reactive(read())
  kept.followUp = invitation() ?? kept.followUp
  // Synchronous: a phone may close the tab at any moment after a key was pressed.
  watch(kept, () => write(kept), { deep: true, flush: 'sync' })
  if (kept.followUp) write(kept)

  function forget() {
    kept.startKey = kept.line = kept.answers = kept.returnCode = kept.followUp = kept.ticket = kept.notSafe = kept.ending = kept.note = undefined
    kept.outbox = []
    kept.draft = ''
  }

  return { kept, forget }
}

/** Everything of this page that the tab remembers. */
export function forgetTab(): void {
  try {
    sessionStorage.clear()
  } catch {
    // Nothing was kept either.
  }
}
