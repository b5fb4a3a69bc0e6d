import { speechLanguage } from './texts.js'

// One loudspeaker for the whole page: two telephones that talk at once would be understood by nobody.
let audio = null
let audioOwner = null

/** Says a line aloud, if the browser can. */
export function say(line) {
  if (!('speechSynthesis' in window)) return
  const words = new SpeechSynthesisUtterance(line.text)
  words.lang = line.language ?? speechLanguage()
  speechSynthesis.speak(words)
}

/** Stops what is being said: the call does something else now. */
export function hush() {
  if ('speechSynthesis' in window) speechSynthesis.cancel()
}

/** Plays what the call hears as a recording, or stops it. */
export function play(owner, url) {
  if (audio && audioOwner !== owner && !url) return
  if (audio?.src === url) return
  audio?.pause()
  audio = null
  if (url) {
    audio = new Audio(url)
    audio.loop = true
    audioOwner = owner
    // A browser plays nothing before the first touch of the page, and not every recording can be had.
    audio.play().catch(() => {})
  }
}
