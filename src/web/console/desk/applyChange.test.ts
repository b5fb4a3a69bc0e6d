import { beforeEach, describe, expect, it } from 'vitest'
import type { CounsellorView, DeskCard, DeskChange, DeskItem, MessageView } from '../../shared/contracts.gen'
import { fullForm } from '../form/emptyForm'
import { applyChange, applyMessage, applySnapshot } from './applyChange'
import { type Desk, emptyDesk } from './deskState'

const me: CounsellorView = { id: 'me', alias: 'Lin', presence: 'Available', shown: 'Available', presenceSince: 0, signingOut: false, chatCapacity: 2, takesVoice: true, voice: 'Browser', voiceReady: true, lines: [], highRisk: 0, desk: 5 }
const card = (over: Partial<DeskCard> = {}): DeskCard => ({
  id: 'c', line: '12355', channel: 'Chat', state: 'Connected', version: 3, priority: 'Routine', arrived: 0, counsellor: 'me', callerLost: false, messages: 0, seenByCaller: 0,
  seenByCounsellor: 0, callerJoined: false, counsellorJoined: false, transfers: 0, signs: [], callback: false, held: false, muted: false, ...over,
})
const message = (number: number, id = `m${number}`): MessageView => ({ number, id, author: 'Caller', at: number, text: `text ${number}` })
const item = (over: Partial<DeskItem> = {}): DeskItem => ({ card: card(), formVersion: 1, form: fullForm(), messages: [], side: [], ...over })
const change = (desk: number, over: Partial<DeskChange> = {}): DeskChange => ({ desk, type: 'PresenceChanged', counsellor: { ...me, desk }, ...over })
const offered = (over: Partial<DeskCard> = {}) => card({ state: 'Offered', version: 1, counsellor: null, offer: { id: 'o', counsellor: 'me', made: 0, until: 20 }, ...over })

let desk: Desk
beforeEach(() => {
  desk = emptyDesk()
  applySnapshot(desk, { counsellor: me, contacts: [], serverTime: 0 }, 0)
})

describe('applyChange', () => {
  it('takes the next step of the stream', () => {
    expect(applyChange(desk, change(6, { counsellor: { ...me, desk: 6, presence: 'Break' } }), 0)).toEqual({})
    expect(desk.counsellor?.presence).toBe('Break')
  })

  it('asks for the desk after a gap, and changes nothing', () => {
    expect(applyChange(desk, change(7, { card: offered() }), 0)).toEqual({ sync: true })
    expect(desk.counsellor?.desk).toBe(5)
    expect(desk.contacts).toEqual({})
  })

  it('ignores a repeated step, but takes a newer image of a contact that comes with it', () => {
    applySnapshot(desk, { counsellor: me, contacts: [item()], serverTime: 0 }, 0)
    applyChange(desk, change(5, { counsellor: { ...me, presence: 'Break' }, card: card({ version: 4, callerLost: true }) }), 0)
    expect(desk.counsellor?.presence).toBe('Available')
    expect(desk.contacts['c']?.card.callerLost).toBe(true)
  })

  it('ignores an older image of a contact', () => {
    applySnapshot(desk, { counsellor: me, contacts: [item({ card: card({ version: 9 }) })], serverTime: 0 }, 0)
    applyChange(desk, change(6, { card: card({ version: 8, state: 'Connecting' }) }), 0)
    expect(desk.contacts['c']?.card.state).toBe('Connected')
  })

  it('does not take back what was seen already, so that no unread mark flashes up', () => {
    applySnapshot(desk, { counsellor: me, contacts: [item({ card: card({ seenByCounsellor: 4, seenByCaller: 3 }) })], serverTime: 0 }, 0)
    applyChange(desk, change(6, { card: card({ version: 4, seenByCounsellor: 2, seenByCaller: 1 }) }), 0)
    expect(desk.contacts['c']?.card).toMatchObject({ version: 4, seenByCounsellor: 4, seenByCaller: 3 })
  })

  it('shows an offer, and asks for form and messages once it is accepted', () => {
    expect(applyChange(desk, change(6, { type: 'OfferMade', card: offered() }), 0)).toEqual({})
    expect(applyChange(desk, change(7, { type: 'ContactConnected', card: card({ version: 2 }) }), 0)).toEqual({ sync: true })
  })

  it.each([
    ['OfferExpired', offered({ version: 2, state: 'Waiting', offer: null }), 'expired'],
    ['OfferDeclined', offered({ version: 2, state: 'Waiting', offer: null }), 'declined'],
    ['OfferWithdrawn', offered({ version: 2, state: 'Waiting', offer: null }), 'withdrawn'],
    ['ContactAbandoned', offered({ version: 2, state: 'Abandoned', offer: null }), 'callerLeft'],
    ['OfferMade', offered({ version: 2, offer: { id: 'p', counsellor: 'somebody', made: 0, until: 9 } }), 'elsewhere'],
  ] as const)('says why an offer left: %s', (type, image, reason) => {
    applyChange(desk, change(6, { type: 'OfferMade', card: offered() }), 0)
    applyChange(desk, change(7, { type, card: image }), 44)
    expect(desk.contacts['c']?.gone).toEqual({ reason, at: 44 })
  })

  it('tells what was given away from what a supervisor moved', () => {
    const moved = change(6, { type: 'ContactTransferred', card: card({ version: 4, state: 'Waiting', counsellor: null }) })
    applySnapshot(desk, { counsellor: me, contacts: [item()], serverTime: 0 }, 0)
    applyChange(desk, moved, 0)
    expect(desk.contacts['c']?.gone?.reason).toBe('moved')
    applySnapshot(desk, { counsellor: me, contacts: [item()], serverTime: 0 }, 0)
    desk.contacts['c']!.givenAway = true
    applyChange(desk, moved, 0)
    expect(desk.contacts['c']?.gone?.reason).toBe('transferred')
    // Back again, by another colleague perhaps, it is a contact like any other.
    applySnapshot(desk, { counsellor: me, contacts: [item()], serverTime: 0 }, 0)
    expect(desk.contacts['c']).toMatchObject({ gone: null, givenAway: false })
  })

  it('keeps a contact that waits for its closing', () => {
    applySnapshot(desk, { counsellor: me, contacts: [item()], serverTime: 0 }, 0)
    applyChange(desk, change(6, { type: 'ContactEnded', card: card({ version: 4, state: 'WrapUp' }) }), 0)
    expect(desk.contacts['c']?.gone).toBeNull()
    applyChange(desk, change(7, { type: 'ContactClosed', card: card({ version: 5, state: 'Closed' }) }), 0)
    expect(desk.contacts['c']?.gone?.reason).toBe('closed')
  })

  it('reads the messages that an image counts and the screen lacks', () => {
    applySnapshot(desk, { counsellor: me, contacts: [item({ messages: [message(1)], card: card({ messages: 1 }) })], serverTime: 0 }, 0)
    expect(applyChange(desk, change(6, { card: card({ version: 4, messages: 3 }) }), 0)).toEqual({ read: { contact: 'c', after: 1 } })
  })

  it('asks for the desk while it is not on shift', () => {
    applySnapshot(desk, null, 0)
    expect(applyChange(desk, change(1), 0)).toEqual({ sync: true })
  })
})

describe('applyMessage', () => {
  beforeEach(() => applySnapshot(desk, { counsellor: me, contacts: [item({ messages: [message(1)], card: card({ messages: 1 }) })], serverTime: 0 }, 0))

  it('appends the next and shows a repeated one once', () => {
    expect(applyMessage(desk, { contact: 'c', message: message(2) })).toEqual({})
    applyMessage(desk, { contact: 'c', message: message(2) })
    expect(desk.contacts['c']?.messages.map((m) => m.number)).toEqual([1, 2])
  })

  it('reads what is missing after a gap', () => {
    expect(applyMessage(desk, { contact: 'c', message: message(4) })).toEqual({ read: { contact: 'c', after: 1 } })
  })

  it('takes the place of the outgoing message of the same id', () => {
    desk.contacts['c']!.outgoing = [{ id: 'x', text: 'text', at: 0, state: 'sending' }]
    applyMessage(desk, { contact: 'c', message: { ...message(2, 'x'), author: 'Counsellor' } })
    expect(desk.contacts['c']?.outgoing).toEqual([])
    expect(desk.contacts['c']?.messages).toHaveLength(2)
  })
})

describe('applySnapshot', () => {
  it('keeps outgoing messages and marks what is no longer there', () => {
    applySnapshot(desk, { counsellor: me, contacts: [item()], serverTime: 0 }, 0)
    desk.contacts['c']!.outgoing = [{ id: 'x', text: 'kept', at: 0, state: 'waiting' }]
    applySnapshot(desk, { counsellor: me, contacts: [item()], serverTime: 0 }, 0)
    expect(desk.contacts['c']?.outgoing).toHaveLength(1)
    applySnapshot(desk, { counsellor: me, contacts: [], serverTime: 0 }, 7)
    expect(desk.contacts['c']?.gone).toEqual({ reason: 'away', at: 7 })
  })

  it('keeps what the snapshot does not tell: messages further back, and those that a lost store forgot', () => {
    const all = Array.from({ length: 210 }, (_, i) => message(i + 1))
    applySnapshot(desk, { counsellor: me, contacts: [item({ messages: all.slice(10), card: card({ messages: 210 }) })], serverTime: 0 }, 0)
    expect(desk.contacts['c']).toMatchObject({ from: 11 })
    applySnapshot(desk, { counsellor: me, contacts: [item({ messages: [message(209, 'other')], card: card({ messages: 209 }) })], serverTime: 0 }, 0)
    expect(desk.contacts['c']?.messages.slice(-3).map((m) => [m.number, m.id])).toEqual([[209, 'm209'], [209, 'other'], [210, 'm210']])
    applyMessage(desk, { contact: 'c', message: message(211, 'm209') })
    expect(desk.contacts['c']?.messages.slice(-3).map((m) => [m.number, m.id])).toEqual([[209, 'other'], [210, 'm210'], [211, 'm209']])
  })

  it('brings a contact back that had left', () => {
    applySnapshot(desk, { counsellor: me, contacts: [item()], serverTime: 0 }, 0)
    applySnapshot(desk, null, 1)
    applySnapshot(desk, { counsellor: me, contacts: [item()], serverTime: 0 }, 2)
    expect(desk.contacts['c']?.gone).toBeNull()
  })
})
