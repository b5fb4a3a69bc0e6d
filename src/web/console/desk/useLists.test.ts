import { expect, it } from 'vitest'
import type { Priority } from '../../shared/contracts.gen'
import type { DeskContact } from './deskState'
import { byUrgency } from './useLists'

const offered = (id: string, priority: Priority, until: number) => ({ card: { id, priority, offer: { id, counsellor: 'me', made: 0, until } } }) as DeskContact

it('puts the gravest offer first, then the one that rings off sooner', () => {
  const offers = [offered('a', 'Routine', 10), offered('b', 'Immediate', 20), offered('c', 'Routine', 5), offered('d', 'High', 30)]
  expect(offers.sort(byUrgency).map((o) => o.card.id)).toEqual(['b', 'd', 'c', 'a'])
})
