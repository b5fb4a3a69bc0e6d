/** Two soft notes for an offer, one for a message; synthesised, so nothing is loaded. Silent until the first gesture on the page. */
let context: AudioContext | null = null

export function unlockSound(): void {
  try {
    context ??= new AudioContext()
    if (context.state === 'suspended') void context.resume()
  } catch {
    // No audio device: the card, the title and the notification remain.
  }
}

export const playOffer = () => play([[523.25, 0], [659.25, 0.18], [783.99, 0.36]], 0.22)
export const playMessage = () => play([[587.33, 0]], 0.08)

function play(notes: [frequency: number, start: number][], loudness: number): void {
  if (!context || context.state !== 'running') return
  for (const [frequency, start] of notes) {
    const at = context.currentTime + start
    const tone = context.createOscillator()
    const gain = context.createGain()
    tone.type = 'sine'
    tone.frequency.value = frequency
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(loudness, at + 0.03)
    gain.gain.exponentialRampToValueAtTime(0.001, at + 0.5)
    tone.connect(gain).connect(context.destination)
    tone.start(at)
    tone.stop(at + 0.55)
  }
}
