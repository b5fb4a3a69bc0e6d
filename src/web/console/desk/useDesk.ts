import { defineStore } from 'pinia'
import { computed, reactive, ref } from 'vue'
import type { CallSwitch, Closing, ConsoleClient, ConsoleHub, ConsultMode, ConsultTarget, DeskChange, DeskSnapshot, Id, Presence, Priority, TransferTarget } from '../../shared/contracts.gen'
import { connect, type Hub, type HubState } from '../../shared/hub'
import { useForms } from '../form/useForms'
import { addMessages, applyChange, applyMessage, applySide, applySnapshot, type Asks } from './applyChange'
import { type DeskContact, emptyDesk } from './deskState'
import { announced } from '../../shared/announced'
import { contiguousTo, fill, firstGap } from '../../shared/chat'
import { makeOutbox } from './outbox'
import { type Outcome, outcomeOf } from './outcome'
import { useSession } from '../session/useSession'

/** Milliseconds. The last word of a stream shows no gap when it is lost on the way: so the desk looks now and then. */
const LookEvery = 20_000

/** The counsellor's desk: the only place that touches the console's connection. */
export const useDesk = defineStore('desk', () => {
  const desk = reactive(emptyDesk())
  const connection = ref<HubState>('closed')
  const offset = ref(0)
  const forms = useForms()
  const session = useSession()
  let hub: Hub<ConsoleHub> | null = null
  let fetching = false
  let fetchAgain = false
  let held: DeskChange[] = []
  let looking: ReturnType<typeof setInterval> | undefined
  const reading = new Set<Id>()
  /** How often a supervisor cleared this desk. */
  const freed = ref(0)
  /** How often a contact at level 4 took a step of its guarantee. */
  const helpWanted = ref(0)
  /** Counts hints that an escalation changed. */
  const escalationsChanged = ref(0)
  /** Why the last contact went back from this desk to its place. */
  const returned = ref<{ reason: string; at: number } | null>(null)
  const watchers = new Set<() => void>()

  /** The server's time, ms. */
  const now = () => Date.now() + offset.value
  const outbox = makeOutbox(desk, () => hub, now, follow)

  function open() {
    hub ??= connect<ConsoleHub, ConsoleClient>('/hubs/console', {
      DeskChanged: (change) => {
        if (change.type === 'CounsellorFreed') freed.value++
        if (change.type === 'ContactReturned') returned.value = { reason: change.reason ?? '', at: now() }
        if (fetching) held.push(change)
        else follow(applyChange(desk, change, now()))
      },
      MessageArrived: (message) => follow(applyMessage(desk, message)),
      SideArrived: (message) => follow(applySide(desk, message)),
      SeenByCaller: (contact, number) => withContact(contact, (c) => (c.card.seenByCaller = Math.max(c.card.seenByCaller, number))),
      CallerTyping: (contact) => withContact(contact, (c) => (c.typingUntil = now() + 6_000)),
      FormSaved: forms.takeSaved,
      // Whoever shows what waits looks at once.
      HelpWanted: () => void helpWanted.value++,
      EscalationChanged: () => void escalationsChanged.value++,
      PleaseAnnounce: () => void fetchDesk('Announce'),
      AccountClosed: () => void session.closed(),
    }, {
      onConnected: () => { connection.value = 'connected'; void fetchDesk('Announce') },
      onLost: () => { connection.value = 'reconnecting'; if ((hub?.failures.value ?? 0) >= 2) watchers.forEach((ask) => ask()) },
    })
    connection.value = 'connecting'
    clearInterval(looking)
    looking = setInterval(() => connection.value === 'connected' && desk.counsellor && void fetchDesk('Sync'), LookEvery)
    forms.serve({
      save: (contact, basedOn, form) => (hub ? hub.invoke('SaveForm', contact, basedOn, form) : Promise.reject(new Error('closed'))),
      refetch: () => void fetchDesk('Sync'),
    })
  }

  function close() {
    clearInterval(looking)
    hub?.close()
    hub = null
    connection.value = 'closed'
    Object.assign(desk, emptyDesk())
    forms.reset()
  }

  /** Announce gives back what is on the screen and returns the desk; Sync only returns it. What changes meanwhile waits. */
  async function fetchDesk(how: 'Announce' | 'Sync' | 'BeginShift'): Promise<boolean> {
    if (fetching) return ((fetchAgain = true), false)
    fetching = true
    try {
      // Another screen may have given back what was lost.
      if (how === 'Announce') for (const contact of Object.values(desk.contacts)) contact.lost = []
      const asked = Date.now()
      const snapshot = await ask(how)
      take(snapshot, asked)
      return true
    } catch {
      if (hub?.state.value === 'connected') setTimeout(() => void fetchDesk(how === 'Sync' ? 'Sync' : 'Announce'), 2_000)
      return false
    } finally {
      fetching = false
      const waiting = held
      held = []
      if (fetchAgain) { fetchAgain = false; void fetchDesk('Announce') } else for (const change of waiting) follow(applyChange(desk, change, now()))
    }
  }

  function ask(how: 'Announce' | 'Sync' | 'BeginShift'): Promise<DeskSnapshot | null> {
    if (!hub) return Promise.reject(new Error('closed'))
    if (how !== 'Announce') return hub.invoke(how)
    const open = Object.values(desk.contacts).filter((c) => !c.gone && c.messages.length > 0)
    return hub.invoke('Announce', open.map((c) => ({ contact: c.card.id, onScreen: announced(c.messages) })))
  }

  function take(snapshot: DeskSnapshot | null, asked: number) {
    if (snapshot) offset.value = snapshot.serverTime - (asked + Date.now()) / 2
    applySnapshot(desk, snapshot, now())
    snapshot?.contacts.forEach(forms.takeSnapshot)
    for (const contact of Object.values(desk.contacts)) {
      if (!contact.gone && contact.loaded && firstGap(contact, contact.card.messages)) follow({ read: { contact: contact.card.id, after: contiguousTo(contact) } })
      outbox.restore(contact.card.id)
    }
  }

  function follow(asks: Asks) {
    if (asks.sync) void fetchDesk('Sync')
    if (asks.read) void read(asks.read.contact, asks.read.after)
  }

  async function read(contact: Id, after: number): Promise<void> {
    if (!hub || reading.has(contact)) return
    reading.add(contact)
    try {
      const messages = await hub.invoke('ReadMessages', contact, after)
      withContact(contact, (c) => addMessages(c, messages))
      await fillGaps(contact)
    } catch {
      // A new connection announces and reads again.
    } finally {
      reading.delete(contact)
    }
  }

  /** What the live state did not bring: the record may have it, page by page from the end, or it is lost. */
  async function fillGaps(id: Id): Promise<void> {
    for (;;) {
      const contact = desk.contacts[id]
      const gap = contact && firstGap(contact, contact.card.messages)
      if (!hub || !gap) return
      const page = await hub.invoke('ReadGap', id, gap.after, gap.before)
      withContact(id, (c) => Object.assign(c, fill(c, gap, page)))
    }
  }

  /** A page further back than this screen has asked for. */
  async function readOlder(id: Id): Promise<void> {
    const contact = desk.contacts[id]
    if (!hub || !contact || reading.has(id)) return
    reading.add(id)
    try {
      const gap = { after: 0, before: contact.from }
      const page = await hub.invoke('ReadGap', id, gap.after, gap.before)
      withContact(id, (c) => Object.assign(c, fill(c, gap, page), { from: Math.min(c.from, page.from) }))
    } catch {
      // The button is still there.
    } finally {
      reading.delete(id)
    }
  }

  function withContact(id: Id, work: (contact: DeskContact) => unknown) {
    const contact = desk.contacts[id]
    if (contact) work(contact)
  }

  const act = (work: (hub: Hub<ConsoleHub>) => Promise<{ refusal?: Outcome['refusal']; problem?: string | null }>) => outcomeOf(() => work(hub!))

  function seen(id: Id) {
    withContact(id, (c) => {
      const top = contiguousTo(c)
      if (top <= c.card.seenByCounsellor || connection.value !== 'connected') return
      c.card.seenByCounsellor = top
      hub?.send('Seen', id, top)
    })
  }

  async function beginShift(): Promise<Outcome> {
    while (fetching) await new Promise((resolve) => setTimeout(resolve, 50))
    return (await fetchDesk('BeginShift')) ? { refusal: desk.counsellor ? null : 'CounsellorUnknown' } : { refusal: 'failed' }
  }

  /** The unsaved part of the form first: what closes must be what is on the screen. */
  async function closeContact(id: Id, closing: Closing): Promise<Outcome> {
    return !(await forms.saveAll(id)) ? { refusal: 'unsaved' } : act((h) => h.invoke('Close', id, closing))
  }

  /** What was written must be where the colleague looks before the contact goes. */
  async function transfer(id: Id, target: TransferTarget, note: string | null): Promise<Outcome> {
    if (desk.contacts[id]?.outgoing.length) return { refusal: 'unsent' }
    if (!(await forms.saveAll(id))) return { refusal: 'unsaved' }
    withContact(id, (c) => (c.givenAway = true))
    const outcome = await act((h) => h.invoke('Transfer', id, target, note))
    if (outcome.refusal) withContact(id, (c) => (c.givenAway = outcome.refusal === 'lost' || outcome.refusal === 'timedOut'))
    return outcome
  }

  /** As with a transfer: what was written goes along. */
  async function completeTransfer(id: Id, consult: Id): Promise<Outcome> {
    if (desk.contacts[id]?.outgoing.length) return { refusal: 'unsent' }
    if (!(await forms.saveAll(id))) return { refusal: 'unsaved' }
    return act((h) => h.invoke('CompleteTransfer', id, consult))
  }

  function dismiss(id: Id) {
    delete desk.contacts[id]
    forms.forget(id)
    outbox.forget(id)
  }

  return {
    desk, connection, offset, freed, returned, helpWanted, escalationsChanged, now, open, close, seen, beginShift, closeContact, dismiss,
    counsellor: computed(() => desk.counsellor),
    contacts: computed(() => Object.values(desk.contacts)),
    onTrouble: (ask: () => void) => watchers.add(ask),
    retryNow: () => hub?.retryNow(),
    readOlder,
    post: outbox.post,
    resend: outbox.resend,
    discard: outbox.discard,
    typing: (id: Id) => hub?.send('Typing', id),
    setPresence: (presence: Presence, reason: string | null) => act((h) => h.invoke('SetPresence', presence, reason)),
    /** This console's browser can be rung, or cannot any more. */
    setVoice: (ready: boolean) => act((h) => h.invoke('SetVoice', ready)),
    endShift: async () => {
      const outcome = await act((h) => h.invoke('EndShift'))
      if (!outcome.refusal) void fetchDesk('Sync')
      return outcome
    },
    accept: (id: Id, offer: Id) => act((h) => h.invoke('Accept', id, offer)),
    decline: (id: Id, offer: Id, reason: string | null) => act((h) => h.invoke('Decline', id, offer, reason)),
    end: (id: Id) => act((h) => h.invoke('End', id)),
    lookAtSign: (id: Id, sign: string, confirmed: boolean) => act((h) => h.invoke('LookAtSign', id, sign, confirmed)),
    endWrapUp: async (id: Id) => {
      const outcome = await act((h) => h.invoke('EndWrapUp', id))
      if (!outcome.refusal) withContact(id, (c) => (c.wrapUpDone = true))
      return outcome
    },
    ringBack: (id: Id) => act((h) => h.invoke('RingBack', id)),
    extendWrapUp: (id: Id, minutes: number, reason: string) => act((h) => h.invoke('ExtendWrapUp', id, minutes, reason)),
    transfer,
    askConsult: (id: Id, target: ConsultTarget, note: string | null) => act((h) => h.invoke('AskConsult', id, target, note)),
    acceptConsult: (id: Id, consult: Id) => act((h) => h.invoke('AcceptConsult', id, consult)),
    endConsult: (id: Id, consult: Id, reason: string) => act((h) => h.invoke('EndConsult', id, consult, reason)),
    setConsultMode: (id: Id, consult: Id, mode: ConsultMode) => act((h) => h.invoke('SetConsultMode', id, consult, mode)),
    completeTransfer,
    sendSide: (id: Id, message: Id, text: string) => act((h) => h.invoke('SendSide', id, message, text)),
    switchCall: (id: Id, what: CallSwitch, on: boolean) => act((h) => h.invoke('SwitchCall', id, what, on)),
    attend: (id: Id, mode: ConsultMode) => act((h) => h.invoke('Attend', id, mode)),
    take: (id: Id) => act((h) => h.invoke('Take', id)),
    readService: () => (hub ? hub.invoke('ReadService') : Promise.reject(new Error('closed'))),
    reassign: (id: Id, target: TransferTarget, note: string | null) => act((h) => h.invoke('Reassign', id, target, note)),
    takeOver: (id: Id, reason: string) => act((h) => h.invoke('TakeOver', id, reason)),
    raisePriority: (id: Id, priority: Priority, reason: string) => act((h) => h.invoke('RaisePriority', id, priority, reason)),
    freeCounsellor: (counsellor: Id, reason: string) => act((h) => h.invoke('FreeCounsellor', counsellor, reason)),
  }
})
