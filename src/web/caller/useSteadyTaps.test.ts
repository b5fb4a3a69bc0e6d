import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { useSteadyTaps } from './useSteadyTaps'

function tap(at: number, x = 100, y = 100, detail = 1) {
  const event = new MouseEvent('click', { clientX: x, clientY: y, detail, cancelable: true })
  Object.defineProperty(event, 'timeStamp', { value: at })
  return event
}

describe('useSteadyTaps', () => {
  it.each([
    ['the second half of a double tap', tap(1200), true],
    ['a tap elsewhere', tap(1200, 100, 300), false],
    ['a tap later', tap(1600), false],
    ['a key', tap(1200, 100, 100, 0), false],
  ])('%s on the next page', (_, second, strays) => {
    const step = ref('choose')
    const look = useSteadyTaps(step)
    look(tap(1000))
    step.value = 'questions'
    look(second)
    expect(second.defaultPrevented).toBe(strays)
  })

  it('lets a double tap on one page through, and stops a third on the next', () => {
    const step = ref('choose')
    const look = useSteadyTaps(step)
    const taps = [tap(1000), tap(1200), tap(1400), tap(1600)]
    look(taps[0]!)
    look(taps[1]!)
    step.value = 'questions'
    look(taps[2]!)
    look(taps[3]!)
    expect(taps.map((one) => one.defaultPrevented)).toEqual([false, false, true, true])
  })
})
