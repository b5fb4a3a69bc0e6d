import { describe, expect, it } from 'vitest'
import { endedWord } from './consultEnds'

describe('endedWord', () => {
  it.each([
    ['declined', 'declined'], ['expired', 'expired'], ['counsellor lost', 'lost'], ['leg: busy', 'busy'], ['leg: no-answer', 'noAnswer'], ['leg: completed', 'left'],
    ['network: Twilio 21211', 'failed'], ['not connected in time', 'failed'], ['freed by a supervisor', 'other'],
  ])('%s is told as %s', (reason, word) => expect(endedWord(reason)).toBe(word))
})
