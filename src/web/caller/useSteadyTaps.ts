/** Milliseconds and CSS pixels within which a second tap belongs to the first. */
const Together = 500
const Near = 40

interface Tap { step: string, at: number, x: number, y: number }

/** The second half of a double tap is for the page on which the first half was: on the next one it would answer a question that nobody has read. */
export function useSteadyTaps(step: { readonly value: string }) {
  let last: Tap | undefined
  return (event: MouseEvent) => {
    // A key or a screen reader presses nowhere.
    if (event.detail === 0) return
    const { timeStamp: at, clientX: x, clientY: y } = event
    const strays = last !== undefined && last.step !== step.value && at - last.at < Together && Math.hypot(x - last.x, y - last.y) < Near
    last = { step: strays ? last!.step : step.value, at, x, y }
    if (!strays) return
    event.preventDefault()
    event.stopPropagation()
  }
}
