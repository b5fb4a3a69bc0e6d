import { expect, it } from 'vitest'
import type { MessageView } from '../../shared/contracts.gen'
import { announced } from '../../shared/announced'
import { stillOutgoing, unread } from './messages'

const message = (number: number, over: Partial<MessageView> = {}): MessageView => ({ number, id: `m${number}`, author: 'Caller', at: number, text: String(number), ...over })
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => message(from + i))

it('announces at most the last 200', () => {
  const given = announced(range(1, 350))
  expect(given).toHaveLength(200)
  expect(given[0]?.number).toBe(151)
})

it('drops from the outgoing what came back under its id', () => {
  const outgoing = [{ id: 'm1', text: '', at: 0, state: 'sending' as const }, { id: 'x', text: '', at: 0, state: 'waiting' as const }]
  expect(stillOutgoing(outgoing, [message(1)]).map((m) => m.id)).toEqual(['x'])
})

it('counts only what the caller wrote as unread', () => {
  expect(unread([...range(1, 3), message(4, { author: 'Counsellor' })], 1)).toBe(2)
})
