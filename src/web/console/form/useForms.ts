import { defineStore } from 'pinia'
import { reactive } from 'vue'
import type { DeskItem, Id, RecordForm, SaveResult } from '../../shared/contracts.gen'
import { dropKept, keep, readKept } from '../session/kept'
import { formFromAnswers, fullForm, sameForm } from './emptyForm'
import * as machine from './formMachine'
import type { Clash } from './mergeForms'

export interface FormServer {
  save(contact: Id, basedOn: number, form: RecordForm): Promise<SaveResult>
  /** Another tab saved: fetch what the server holds. */
  refetch(): void
}

export const saveAfter = 800
const retryAfter = 3_000
/** Trying again cannot help. */
const final = new Set(['NotYours', 'WrongState', 'ContactUnknown'])

/** The record forms on the desk: one machine a contact, its timer, and its unsaved copy in this tab's storage. */
export const useForms = defineStore('forms', () => {
  const forms = reactive<Record<Id, machine.FormState>>({})
  const timers = new Map<Id, ReturnType<typeof setTimeout>>()
  let server: FormServer | null = null

  function set(id: Id, state: machine.FormState) {
    forms[id] = state
    const unsaved = machine.isDirty(state) || state.clashes.length > 0
    if (unsaved) keep('form', id, { version: state.version, base: state.base, mine: state.mine, clashes: state.clashes })
    else dropKept('form', id)
  }

  function schedule(id: Id, after = saveAfter) {
    clearTimeout(timers.get(id))
    timers.set(id, setTimeout(() => void flush(id), after))
  }

  /** True when everything on the screen is saved. */
  async function flush(id: Id): Promise<boolean> {
    clearTimeout(timers.get(id))
    const state = forms[id]
    const sending = state && machine.send(state)
    if (!server || !sending) return !!state && machine.statusOf(state) === 'saved'
    set(id, sending)
    let result: SaveResult
    try {
      result = await server.save(id, sending.version, sending.mine)
    } catch {
      if (forms[id]) set(id, machine.lose(forms[id]))
      schedule(id, retryAfter)
      return false
    }
    if (!forms[id]) return false
    const { state: next, needsTheirs } = machine.acknowledge(forms[id], result)
    set(id, next)
    if (needsTheirs) server.refetch()
    else if (machine.isDirty(next) && !final.has(next.refusal ?? '')) schedule(id, next.refusal ? retryAfter : saveAfter)
    return machine.statusOf(next) === 'saved'
  }

  /** Waits for a save that is on its way, then saves the rest: before closing. */
  async function saveAll(id: Id): Promise<boolean> {
    while (forms[id]?.sent) await new Promise((resolve) => setTimeout(resolve, 50))
    return flush(id)
  }

  function change(id: Id, form: RecordForm) {
    if (!forms[id]) return
    set(id, machine.edit(forms[id], form))
    schedule(id)
  }

  function takeSnapshot({ card, form, formVersion }: DeskItem) {
    if (card.state === 'Offered') return
    const kept = forms[card.id] ? null : readKept<Pick<machine.FormState, 'version' | 'base' | 'mine' | 'clashes'>>('form', card.id)
    let state = forms[card.id] ?? machine.startForm(formVersion, form)
    if (kept) state = { ...state, ...kept, base: fullForm(kept.base), mine: fullForm(kept.mine) }
    else if (!forms[card.id] && formVersion === 0 && sameForm(state.mine, fullForm())) state = machine.edit(state, formFromAnswers(card.answers, card.alias))
    state = machine.receiveSnapshot(state, formVersion, form)
    set(card.id, state)
    if (machine.isDirty(state)) schedule(card.id)
  }

  function takeSaved(id: Id, version: number, form: RecordForm) {
    if (!forms[id]) return
    set(id, machine.receive(forms[id], version, form))
    if (machine.isDirty(forms[id])) schedule(id)
  }

  function settle(id: Id, clash: Clash) {
    if (forms[id]) set(id, machine.settle(forms[id], clash))
  }

  function forget(id: Id) {
    clearTimeout(timers.get(id))
    timers.delete(id)
    delete forms[id]
    dropKept('form', id)
  }

  function reset() {
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
    for (const id of Object.keys(forms)) delete forms[id]
  }

  const isUnsaved = (id: Id) => !!forms[id] && machine.statusOf(forms[id]) !== 'saved'
  const serve = (given: FormServer) => (server = given)

  return { forms, change, flush, saveAll, takeSnapshot, takeSaved, settle, forget, reset, isUnsaved, serve }
})
