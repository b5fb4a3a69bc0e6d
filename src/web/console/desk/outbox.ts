import type { ConsoleHub, Id } from '../../shared/contracts.gen'
import { HubError, type Hub } from '../../shared/hub'
import { dropKept, keep, readKept } from '../session/kept'
import { addMessages, type Asks } from './applyChange'
import type { Desk } from './deskState'
import { contiguousTo } from '../../shared/chat'
import { type Outgoing, stillOutgoing } from './messages'
import { newId } from './newId'

/**
 * Sends what was written: one after the other in each contact, the same id again after a loss, so that it is kept once.
 * What is not acknowledged is kept in this tab's storage.
 */
export function makeOutbox(desk: Desk, hub: () => Hub<ConsoleHub> | null, now: () => number, follow: (asks: Asks) => void) {
  const flushing = new Set<Id>()

  function save(id: Id) {
    const outgoing = desk.contacts[id]?.outgoing ?? []
    if (outgoing.length) keep('outgoing', id, outgoing)
    else dropKept('outgoing', id)
  }

  function post(id: Id, text: string) {
    desk.contacts[id]?.outgoing.push({ id: newId(), text, at: now(), state: 'waiting' })
    save(id)
    void flush(id)
  }

  function resend(id: Id, message: Id) {
    const found = desk.contacts[id]?.outgoing.find((m) => m.id === message)
    if (!found) return
    found.state = 'waiting'
    found.refusal = null
    void flush(id)
  }

  function discard(id: Id, message: Id) {
    const contact = desk.contacts[id]
    if (contact) contact.outgoing = contact.outgoing.filter((m) => m.id !== message)
    save(id)
  }

  /** After a reload or a new connection: take up what was not acknowledged. */
  function restore(id: Id) {
    const contact = desk.contacts[id]
    if (!contact || contact.gone) return
    const known = new Set(contact.outgoing.map((m) => m.id))
    const kept = (readKept<Outgoing[]>('outgoing', id) ?? []).filter((m) => !known.has(m.id))
    contact.outgoing = stillOutgoing([...kept.map((m) => (m.state === 'failed' ? m : { ...m, state: 'waiting' as const })), ...contact.outgoing], contact.messages)
    save(id)
    void flush(id)
  }

  async function flush(id: Id) {
    if (flushing.has(id)) return
    flushing.add(id)
    try {
      for (;;) {
        const next = desk.contacts[id]?.outgoing.find((m) => m.state !== 'failed')
        if (!next || hub()?.state.value !== 'connected') break
        next.state = 'sending'
        if (!(await send(id, next))) break
      }
    } finally {
      flushing.delete(id)
    }
  }

  async function send(id: Id, message: Outgoing): Promise<boolean> {
    try {
      const { number, at, refusal, problem } = await hub()!.invoke('Send', id, message.id, message.text)
      const contact = desk.contacts[id]
      if (!contact) return false
      if (number != null) {
        const top = contiguousTo(contact)
        addMessages(contact, [{ number, id: message.id, author: 'Counsellor', at: at ?? now(), text: message.text }])
        if (contiguousTo(contact) < number) follow({ read: { contact: id, after: top } })
      } else {
        const again = refusal === 'Opening' || refusal === 'StaleEpoch'
        message.state = again ? 'waiting' : 'failed'
        message.refusal = refusal ?? (problem ? 'badLength' : null)
        if (again) return (setTimeout(() => void flush(id), 1_500), false)
      }
      save(id)
      return true
    } catch (error) {
      message.state = 'waiting'
      save(id)
      // The connection still stands, so nobody else would try again.
      if (error instanceof HubError && (error.kind === 'timedOut' || error.kind === 'failed')) setTimeout(() => void flush(id), 3_000)
      return false
    }
  }

  return { post, resend, discard, restore, forget: (id: Id) => dropKept('outgoing', id) }
}
