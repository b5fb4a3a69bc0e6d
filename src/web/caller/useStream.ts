import { ref, shallowRef } from 'vue'
import type { CallerClient, CallerContact, CallerHub, CallerSnapshot, MessageView, Place, PublicLine, WayView } from '../shared/contracts.gen'
import { connect, HubError, type Hub } from '../shared/hub'
import type { Kept } from './state/kept'
import { announced } from '../shared/announced'
import { firstGap } from '../shared/chat'
import { askedAnew, noMessages, withMessages, withPage } from './state/messageList'

/** Why there is no contact: the line is closed, the ticket is worth nothing any more, or the server refused. */
export interface Stop {
  why: 'closed' | 'gone' | 'refused'
  line?: PublicLine
}

export interface StreamEvents {
  /** The contact or the messages changed. */
  changed(): void
  /** Everything known on this connection: what was asked for meanwhile can go. */
  caughtUp(): void
  lost(): void
  stopped(): void
  counsellorTyping(typing: boolean): void
}

/** Milliseconds. */
const RetryAfter = 1_000
const GapPatience = 2_000
/** The last word of a stream shows no gap when it is lost on the way: so the page looks now and then. */
const LookEvery = 30_000

/** What the server tells of one contact, kept gapless: a gap, or an older version than ours, asks for everything again. */
export function useStream(kept: Kept, events: StreamEvents, open: typeof connect) {
  const hub = shallowRef<Hub<CallerHub>>()
  const contact = shallowRef<CallerContact>()
  const place = shallowRef<Place>()
  /** What the line offers instead of waiting. The server says so with each look. */
  const ways = shallowRef<readonly WayView[]>([])
  const list = shallowRef(noMessages)
  const stop = shallowRef<Stop>()
  /** The snapshot of this connection is here; before it, the server does not know whose connection this is. */
  const ready = ref(false)
  let generation = 0
  let looking: ReturnType<typeof setInterval> | undefined
  let syncing = false
  let again = false
  let filling = false
  let missed: CallerContact[] = []

  function begin() {
    const mine = ++generation
    const ours = <A extends unknown[]>(handler: (...args: A) => void) => (...args: A) => {
      if (mine === generation) handler(...args)
    }
    hub.value = open<CallerHub, CallerClient>('/hubs/caller', {
      ContactChanged: ours((change) => (syncing ? missed.push(change) : follow(change))),
      MessageArrived: ours((message) => {
        take([message])
        if (message.author === 'Counsellor') events.counsellorTyping(false)
        if (!syncing && firstGap(list.value)) void synchronise()
      }),
      SeenByCounsellor: ours((number) => {
        if (contact.value && number > contact.value.seenByCounsellor) contact.value = { ...contact.value, seenByCounsellor: number }
      }),
      CounsellorTyping: ours(() => events.counsellorTyping(true)),
      PlaceChanged: ours((changed) => {
        if (changed.contact === contact.value?.id) place.value = changed
      }),
      PleaseAnnounce: ours(() => {
        list.value = askedAnew(list.value)
        void synchronise()
      }),
    }, {
      onConnected: ours(() => {
        list.value = askedAnew(list.value)
        void synchronise()
        clearInterval(looking)
        looking = setInterval(() => ready.value && void synchronise(), LookEvery)
      }),
      onLost: ours(() => {
        ready.value = false
        events.lost()
      }),
    })
  }

  /** Start until there is a ticket, Resume after. One at a time; asked for meanwhile, it runs once more. */
  async function synchronise(): Promise<void> {
    if (syncing) {
      again = true
      return
    }
    const mine = generation
    syncing = true
    try {
      do {
        again = false
        missed = []
        const snapshot = await ask()
        if (mine !== generation) return
        apply(snapshot)
      } while (again && !stop.value)
    } catch (error) {
      // After a loss the next connection asks; anything else is asked again on this one.
      if (mine === generation && error instanceof HubError && (error.kind === 'timedOut' || error.kind === 'failed')) later()
    } finally {
      if (mine === generation) syncing = false
    }
    if (mine !== generation || !ready.value) return
    events.caughtUp()
    void fillGaps()
  }

  /** What the snapshot leaves open is asked for once, page by page from the end: the record may still have it, or it is lost for good. */
  async function fillGaps(): Promise<void> {
    const mine = generation
    if (filling) return
    filling = true
    try {
      for (let gap; (gap = firstGap(list.value, contact.value?.messages)); events.changed()) {
        const page = await hub.value!.invoke('ReadGap', gap.after, gap.before)
        if (mine !== generation) return
        list.value = withPage(list.value, gap, page)
      }
    } catch {
      // The record is away, or the connection: the next look asks again.
    } finally {
      if (mine === generation) filling = false
    }
  }

  function ask(): Promise<CallerSnapshot> {
    const connected = hub.value!
    if (kept.ticket) return connected.invoke('Resume', { ticket: kept.ticket, after: list.value.contiguous, onScreen: announced(list.value.messages) })
    return connected.invoke('Start', { startKey: kept.startKey!, line: kept.line!, answers: kept.answers, returnCode: kept.returnCode ?? null, followUp: kept.followUp ?? null })
  }

  function apply(snapshot: CallerSnapshot) {
    if (snapshot.closedLine) return halt({ why: 'closed', line: snapshot.closedLine })
    if (snapshot.refusal === 'Opening' || snapshot.refusal === 'StaleEpoch' || snapshot.problem === 'tooFast') return later()
    if (snapshot.refusal === 'ContactUnknown') return halt({ why: 'gone' })
    if (!snapshot.contact) return halt({ why: 'refused' })
    if (snapshot.ticket) {
      kept.ticket = snapshot.ticket
      kept.answers = kept.returnCode = kept.followUp = kept.startKey = undefined
    }
    contact.value = snapshot.contact
    place.value = snapshot.place ?? undefined
    ways.value = snapshot.ways ?? []
    ready.value = true
    take(snapshot.messages)
    // What came while the question was under way and is newer than the answer.
    for (const change of missed.splice(0)) if (change.version > contact.value.version) follow(change)
  }

  function follow(change: CallerContact) {
    const known = contact.value
    if (!known || known.id !== change.id || known.version === change.version) return
    if (known.version + 1 !== change.version) return void synchronise()
    contact.value = { ...change, seenByCounsellor: Math.max(change.seenByCounsellor, known.seenByCounsellor) }
    if (change.state !== 'Waiting') place.value = undefined
    events.changed()
    checkGap()
  }

  /** The contact counts more messages than came: they may be on their way. */
  function checkGap() {
    const mine = generation
    const gap = () => firstGap(list.value, contact.value?.messages)
    if (gap()) setTimeout(() => mine === generation && gap() && void synchronise(), GapPatience)
  }

  function take(messages: readonly MessageView[]) {
    list.value = withMessages(list.value, messages)
    events.changed()
  }

  function later(milliseconds = RetryAfter) {
    const mine = generation
    setTimeout(() => mine === generation && void synchronise(), milliseconds * (1 + Math.random()))
  }

  function halt(because: Stop) {
    stop.value = because
    kept.startKey = kept.ticket = undefined
    end()
    events.stopped()
  }

  /** Lets go of the connection; the contact on the server stays as it is. */
  function end() {
    generation++
    clearInterval(looking)
    syncing = again = filling = ready.value = false
    hub.value?.close()
    hub.value = undefined
  }

  function reset() {
    end()
    contact.value = place.value = stop.value = undefined
    ways.value = []
    list.value = noMessages
  }

  return { hub, contact, place, ways, list, stop, ready, begin, synchronise, later, take, reset }
}
