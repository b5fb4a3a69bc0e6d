import { describe, expect, it } from 'vitest'
import type { MessageView } from '../../shared/contracts.gen'
import { announced } from '../../shared/announced'
import { contiguousTo, mergeMessages, stillOutgoing, unread } from './messages'

const message = (number: number, over: Partial<MessageView> = {}): MessageView => ({ number, id: `m${number}`, author: 'Caller', at: number, text: String(number), ...over })
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => message(from + i))

describe('mergeMessages', () => {
  it('puts them in order, each number once, the last word wins', () => {
    const merged = mergeMessages([message(2), message(1)], [message(3), message(2, { text: 'new' })])
    expect(merged.map((m) => m.text)).toEqual(['1', 'new', '3'])
  })

  it('follows a message to the number it has after a lost store', () => {
    const merged = mergeMessages(range(1, 3), [message(5, { id: 'm3' })])
    expect(merged.map((m) => [m.number, m.id])).toEqual([[1, 'm1'], [2, 'm2'], [5, 'm3']])
  })
})

describe('contiguousTo', () => {
  it.each([
    [[], 0],
    [range(1, 4), 4],
    [[...range(1, 2), message(4)], 2],
    [[message(3)], 0],
    [range(301, 500), 500],
  ])('finds the first gap', (messages, top) => expect(contiguousTo(messages)).toBe(top))
})

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
