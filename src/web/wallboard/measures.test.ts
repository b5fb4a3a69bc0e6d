import { expect, it } from 'vitest'
import type { CounsellorNow, WallboardLine, WallboardQueue } from '../shared/contracts.gen'
import { byPresence, immediateOf, oldestOf, percent, waitingOf, unmetOf, waitTone } from './measures'

const queue = (over: Partial<WallboardQueue>): WallboardQueue => ({ channel: 'Voice', waiting: 0, immediate: 0, unmet: 0, targetSeconds: 20, ...over })
const line = (...queues: WallboardQueue[]) => ({ queues }) as WallboardLine

it('adds up the queues of a line', () => {
  const both = line(queue({ waiting: 2, immediate: 1, oldestArrival: 50 }), queue({ channel: 'Chat', waiting: 3, oldestArrival: 40 }))
  expect([waitingOf(both), immediateOf(both), oldestOf(both)?.oldestArrival]).toEqual([5, 1, 40])
})

it('counts those whom nobody on shift can take', () => expect(unmetOf(line(queue({ unmet: 1 }), queue({ channel: 'Chat', unmet: 2 })))).toBe(3))

it.each([
  [line(queue({})), 'noWait'],
  [line(queue({ oldestArrival: 100_000 - 19_000 })), 'within'],
  [line(queue({ oldestArrival: 100_000 - 20_000 })), 'late'],
  [line(queue({ oldestArrival: 100_000 - 40_000 })), 'tooLate'],
  // 50 s are fine for a chat; 25 s are not for a call.
  [line(queue({ channel: 'Chat', targetSeconds: 60, oldestArrival: 100_000 - 50_000 }), queue({ oldestArrival: 100_000 - 25_000 })), 'late'],
] as const)('colours by each queue’s own target', (given, tone) => expect(waitTone(given, 100_000)).toBe(tone))

it('counts a line’s counsellors by presence, the free ones always', () => {
  const one = (presence: CounsellorNow['presence'], ...lines: string[]) => ({ presence, lines }) as CounsellorNow
  expect(byPresence([one('Busy', '12355'), one('Busy', '12355', '12356'), one('Break', '12356')], '12355')).toEqual([['Available', 0], ['Busy', 2]])
})

it('shows nothing where nothing was counted', () => expect([percent(null), percent(undefined), percent(0.774)]).toEqual([null, null, '77%']))
