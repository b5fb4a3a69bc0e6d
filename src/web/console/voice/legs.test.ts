import { expect, it } from 'vitest'
import { newContact } from '../desk/deskState'
import type { DeskCard } from '../../shared/contracts.gen'
import { expectedLegs } from './legs'

const me = '00000000-0000-7000-8000-000000000001'
const card = (change: Partial<DeskCard>) => newContact({ id: 'a', channel: 'Voice', state: 'Connecting', counsellor: me, offer: { id: '0199aaaa-0000-7000-8000-000000000001', counsellor: me, made: 0, until: 0 }, ...change } as DeskCard)

it('expects the leg of an accepted offer, and no other', () => {
  expect(expectedLegs([card({})], me)).toEqual(['counsellor-0199aaaa000070008000000000000001'])
  for (const not of [card({ state: 'Offered' }), card({ state: 'Connected', offer: null }), card({ channel: 'Chat' }), card({ counsellor: 'somebody else' }), { ...card({}), gone: { reason: 'elsewhere' as const, at: 0 } }])
    expect(expectedLegs([not], me)).toEqual([])
})

it('expects the leg of a consultation that this counsellor has said yes to', () => {
  const second = { id: '0199aaaa-0000-7000-8000-000000000002', by: 'other', with: me, state: 'Connecting', mode: 'Private', made: 0 } as const
  expect(expectedLegs([card({ state: 'Connected', counsellor: 'other', offer: null, second })], me)).toEqual(['second-0199aaaa000070008000000000000002'])
  expect(expectedLegs([card({ state: 'Connected', counsellor: 'other', offer: null, second: { ...second, state: 'Asked' } })], me)).toEqual([])
})
