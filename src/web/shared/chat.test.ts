import { describe, expect, it } from 'vitest'
import { type Chat, contiguousTo, fill, firstGap, lostBefore, merge } from './chat'
import type { MessageView } from './contracts.gen'

const message = (number: number, id = `m${number}`, over: Partial<MessageView> = {}): MessageView => ({ number, id, author: 'Caller', at: number, text: id, ...over })
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => message(from + i))
const chat = (messages: MessageView[], lost: number[] = [], from = 1): Chat => ({ messages, lost, from })
const shown = (messages: readonly MessageView[]) => messages.map((one) => [one.number, one.id])

describe('merge', () => {
  it('puts them in order, each id once, the last word wins', () => {
    expect(merge([message(2), message(1)], [message(3), message(2, 'm2', { text: 'new' })]).map((one) => one.text)).toEqual(['m1', 'new', 'm3'])
  })

  it('keeps a message whose number another one takes, and renumbers it when told', () => {
    const taken = merge(range(1, 3), [message(3, 'other')])
    expect(shown(taken)).toEqual([[1, 'm1'], [2, 'm2'], [3, 'm3'], [3, 'other']])
    expect(shown(merge(taken, [message(4, 'm3')]))).toEqual([[1, 'm1'], [2, 'm2'], [3, 'other'], [4, 'm3']])
  })
})

describe('contiguousTo', () => {
  it.each([
    [chat([]), 0],
    [chat(range(1, 4)), 4],
    [chat([...range(1, 2), message(4)]), 2],
    [chat([...range(1, 2), message(4)], [3]), 4],
    [chat([message(3)]), 0],
    [chat([message(3)], [1, 2]), 3],
    [chat(range(301, 500), [], 301), 500],
    [chat([message(1), message(1, 'other'), message(2)]), 2],
  ])('finds the first gap', (given, top) => expect(contiguousTo(given)).toBe(top))
})

describe('firstGap', () => {
  it.each([
    [chat(range(1, 3)), 3, null],
    [chat(range(1, 3)), 5, { after: 3, before: 6 }],
    [chat([message(1), message(4)]), 4, { after: 1, before: 4 }],
    [chat([message(1), message(4)], [2, 3]), 4, null],
    [chat([message(1), message(4)], [3]), 4, { after: 1, before: 4 }],
  ])('tells what is missing', (given, counted, gap) => expect(firstGap(given, counted)).toEqual(gap))
})

describe('fill', () => {
  it('knows as lost what the server has nothing for, until it comes after all', () => {
    const filled = fill(chat([message(1), message(5)]), { after: 1, before: 5 }, { from: 2, messages: [message(3)] })
    expect([filled.messages.map((one) => one.number), filled.lost]).toEqual([[1, 3, 5], [2, 4]])
    expect(firstGap({ ...filled, from: 1 }, 5)).toBeNull()
  })

  it('goes page by page from the end, and always gets on', () => {
    let now = chat(range(900, 1000))
    let pages = 0
    for (let gap = firstGap(now, 1000); gap; gap = firstGap(now, 1000), pages++) {
      const from = Math.max(gap.after + 1, gap.before - 200)
      now = { ...fill(now, gap, { from, messages: range(from, gap.before - 1) }), from: 1 }
    }
    expect([pages, now.messages.length, now.lost.length]).toEqual([5, 1000, 0])
    expect(fill(chat([message(3)]), { after: 0, before: 3 }, { from: 9, messages: [] }).lost).toEqual([2])
  })

  it('does not move a message that two sources number differently', () => {
    const filled = fill(chat([message(1), message(3, 'm2')]), { after: 1, before: 3 }, { from: 2, messages: [message(2)] })
    expect([shown(filled.messages), filled.lost]).toEqual([[[1, 'm1'], [3, 'm2']], [2]])
  })
})

it('says where something is missing', () => {
  expect([...lostBefore(chat([message(2), message(5)], [1, 3, 4, 6]))]).toEqual([['m2', 1], ['m5', 2], ['', 1]])
})
