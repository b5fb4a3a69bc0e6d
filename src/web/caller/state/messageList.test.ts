import { describe, expect, it } from 'vitest'
import type { MessageView } from '../../shared/contracts.gen'
import { announced, MostOnScreen } from '../../shared/announced'
import { firstGap } from '../../shared/chat'
import { askedAnew, noMessages, withMessages, withPage } from './messageList'

const message = (number: number, id = `m${number}`): MessageView => ({ number, id, author: 'Counsellor', at: number, text: `text ${number}` })
const numbers = (list: { messages: readonly MessageView[] }) => list.messages.map((one) => one.number)

describe('withMessages', () => {
  it('shows an id once, however often it arrives', () => {
    const once = withMessages(noMessages, [message(1), message(2)])
    expect(numbers(withMessages(withMessages(once, [message(2)]), [message(1), message(2)]))).toEqual([1, 2])
  })

  it('orders by number, not by arrival', () => {
    expect(numbers(withMessages(withMessages(noMessages, [message(3)]), [message(1), message(2)]))).toEqual([1, 2, 3])
  })

  it('takes the number that the server gives later', () => {
    expect(numbers(withMessages(withMessages(noMessages, [message(2, 'a')]), [message(5, 'a')]))).toEqual([5])
  })

  it('counts as far as there is no gap', () => {
    const gap = withMessages(noMessages, [message(1), message(2), message(4)])
    expect(gap.contiguous).toBe(2)
    expect(firstGap(gap)).toEqual({ after: 2, before: 4 })
    const filled = withMessages(gap, [message(3)])
    expect(filled.contiguous).toBe(4)
    expect(firstGap(filled)).toBeNull()
  })

  it('counts nothing while the first is missing', () => expect(withMessages(noMessages, [message(2)]).contiguous).toBe(0))
})

it('misses what the contact counts and nobody brought', () => {
  const two = withMessages(noMessages, [message(1), message(2)])
  expect(firstGap(two, 2)).toBeNull()
  expect(firstGap(two, 3)).toEqual({ after: 2, before: 4 })
})

it('passes over what is lost for good, until it comes after all or is asked for anew', () => {
  const gap = withMessages(noMessages, [message(1), message(3)])
  const known = withPage(gap, { after: 1, before: 3 }, { from: 2, messages: [] })
  expect([known.contiguous, known.lost]).toEqual([3, [2]])
  expect(withMessages(known, [message(2)]).lost).toEqual([])
  expect(askedAnew(known).contiguous).toBe(1)
})

it('gives back the newest 200', () => {
  const many = withMessages(noMessages, Array.from({ length: 250 }, (_, i) => message(i + 1)))
  expect(announced(many.messages)).toHaveLength(MostOnScreen)
  expect(announced(many.messages).at(-1)!.number).toBe(250)
})
