import { beforeEach, describe, expect, it } from 'vitest'
import { read, useKept } from './kept'
import { changed, nextToSend, queued, released, requeued, settled, stranded, type Unsent } from './outbox'

const write = (outbox: Unsent[], id: string) => queued(outbox, { id, text: `text ${id}`, at: 1 })

describe('the outbox', () => {
  it('sends in the order of writing, one at a time', () => {
    let box = write(write([], 'a'), 'b')
    expect(nextToSend(box)?.id).toBe('a')
    box = changed(box, 'a', 'sending')
    expect(nextToSend(box)).toBeUndefined()
    box = settled(box, [{ id: 'a', number: 1, author: 'Caller', at: 1, text: '' }])
    expect(nextToSend(box)?.id).toBe('b')
  })

  it('lets a failed one be passed, but not a held one', () => {
    const box = write(write([], 'a'), 'b')
    expect(nextToSend(changed(box, 'a', 'failed', 'TooMany'))?.id).toBe('b')
    expect(nextToSend(changed(box, 'a', 'held'))).toBeUndefined()
    expect(nextToSend(released(changed(box, 'a', 'held')))?.id).toBe('a')
  })

  it('sends again, with the same id, what was under way when the connection went', () => {
    expect(nextToSend(requeued(changed(write([], 'a'), 'a', 'sending')))?.id).toBe('a')
  })

  it('shows what can no longer go', () => {
    expect(stranded(changed(write([], 'a'), 'a', 'held'))[0]).toMatchObject({ state: 'failed', reason: 'WrongState', text: 'text a' })
  })
})

describe('across a reload', () => {
  beforeEach(() => {
    sessionStorage.clear()
    localStorage.clear()
  })

  it('keeps what was written, the draft and the ticket, in this tab only', () => {
    const { kept } = useKept()
    kept.ticket = 'ticket'
    kept.draft = '没写完'
    kept.outbox = changed(write(write([], 'a'), 'b'), 'a', 'sending')
    expect(read()).toMatchObject({ ticket: 'ticket', draft: '没写完', outbox: [{ id: 'a', state: 'queued' }, { id: 'b', state: 'queued' }] })
    expect(localStorage).toHaveLength(0)
  })

  it('forgets everything when asked', () => {
    const { kept, forget } = useKept()
    kept.ticket = 'ticket'
    kept.notSafe = 'told'
    forget()
    expect(sessionStorage.getItem('hotline.caller')).toBeNull()
  })

  it('begins anew when what was kept cannot be read', () => {
    sessionStorage.setItem('hotline.caller', '{broken')
    expect(read()).toEqual({ outbox: [], draft: '' })
  })
})
