import { describe, expect, it } from 'vitest'
import type { RecordForm } from '../../shared/contracts.gen'
import { formFromAnswers, fullForm, sameForm } from './emptyForm'
import { acknowledge, edit, type FormState, isDirty, lose, receive, receiveSnapshot, send, settle, startForm, statusOf } from './formMachine'

const said = (text: string, over: Partial<RecordForm> = {}): RecordForm => fullForm({ ...over, notes: { said: text } })
const start = (version = 4, text = 'before') => startForm(version, said(text))
const sending = (text = 'mine') => send(edit(start(), said(text)))!
const done = (state: FormState, version: number) => acknowledge(state, { version }).state

describe('the form as it is typed', () => {
  it('goes from unsaved over saving to saved', () => {
    const typed = edit(start(), said('mine'))
    expect(statusOf(typed)).toBe('unsaved')
    const sent = send(typed)!
    expect(statusOf(sent)).toBe('saving')
    const saved = done(sent, 5)
    expect([statusOf(saved), saved.version]).toEqual(['saved', 5])
  })

  it('does not send twice, nor what did not change', () => {
    expect(send(start())).toBeNull()
    expect(send(sending())).toBeNull()
  })

  it('stays unsaved when somebody typed on while it was saved', () => {
    const saved = done(edit(sending('mi'), said('mine')), 5)
    expect(statusOf(saved)).toBe('unsaved')
    expect(saved.mine.notes.said).toBe('mine')
  })

  it('takes absent, null and empty for the same', () => {
    expect(sameForm(fullForm(), fullForm({ notes: { said: '' }, grade: null }))).toBe(true)
    expect(isDirty(edit(start(), fullForm({ notes: { said: 'before', facts: '' } })))).toBe(false)
  })

  it('begins with what the caller said', () => {
    const form = formFromAnswers({ ageBand: 'Under14', safeNow: 'Safe', alias: 'Yu', topic: 'Peers' }, null)
    expect([form.ageBand, form.notes.alias, form.topic, form.risk]).toEqual(['Under14', 'Yu', 'Peers', 'NotAssessed'])
  })
})

describe('another tab', () => {
  it('is adopted when nothing is unsaved here', () => {
    const state = receive(start(), 5, said('theirs'))
    expect([state.mine.notes.said, state.version, statusOf(state), state.clashes.length]).toEqual(['theirs', 5, 'saved', 0])
  })

  it('wins a field that both changed, and mine is kept beside it', () => {
    const state = receive(edit(start(), said('mine')), 5, said('theirs'))
    expect(state.mine.notes.said).toBe('theirs')
    expect(state.clashes).toEqual([{ field: 'notes.said', mine: 'mine' }])
    expect(settle(state, state.clashes[0]!).clashes).toEqual([])
  })

  it('leaves a field alone that only I changed', () => {
    const state = receive(edit(start(), said('mine')), 5, said('before', { gender: 'Female' }))
    expect([state.mine.notes.said, state.mine.gender, state.clashes.length, statusOf(state)]).toEqual(['mine', 'Female', 0, 'unsaved'])
  })

  it('is waited for after FormChanged when its form is not known yet', () => {
    const refused = acknowledge(sending(), { refusal: 'FormChanged' })
    expect(refused.needsTheirs).toBe(true)
    const state = receiveSnapshot(refused.state, 7, said('theirs'))
    expect([state.version, state.clashes.length]).toEqual([7, 1])
  })

  it('is taken over after FormChanged when FormSaved came before the refusal', () => {
    const told = receive(sending(), 5, said('theirs'))
    const { state, needsTheirs } = acknowledge(told, { refusal: 'FormChanged' })
    expect([needsTheirs, state.version, state.mine.notes.said, state.clashes[0]?.mine]).toEqual([false, 5, 'theirs', 'mine'])
  })
})

describe('echoes and losses', () => {
  it('takes its own FormSaved for an echo', () => {
    const state = done(receive(sending(), 5, said('mine')), 5)
    expect([statusOf(state), state.version, state.clashes.length]).toEqual(['saved', 5, 0])
  })

  it('finds its own save in the snapshot after a lost connection', () => {
    const state = receiveSnapshot(lose(sending()), 5, said('mine'))
    expect([statusOf(state), state.version, state.clashes.length]).toEqual(['saved', 5, 0])
  })

  it('sends again when the snapshot shows that the save was lost', () => {
    const state = receiveSnapshot(lose(sending()), 4, said('before'))
    expect([statusOf(state), state.mine.notes.said]).toEqual(['unsaved', 'mine'])
  })

  it('writes the screen again when a lost store went back to an older version', () => {
    const state = receiveSnapshot(done(sending(), 5), 2, said('older'))
    expect([statusOf(state), state.version, state.mine.notes.said]).toEqual(['unsaved', 2, 'mine'])
  })

  it('keeps the text when it was refused, and says why', () => {
    const { state } = acknowledge(sending(), { refusal: 'NotYours' })
    expect([statusOf(state), state.refusal, state.mine.notes.said]).toEqual(['refused', 'NotYours', 'mine'])
  })
})
