import { expect, it } from 'vitest'
import { microphoneTrouble, twilioTrouble, twilioWarning } from './troubles'

it.each([
  ['NotAllowedError', 'denied'], ['SecurityError', 'denied'], ['NotFoundError', 'noMicrophone'], ['OverconstrainedError', 'noMicrophone'],
  ['NotReadableError', 'microphoneBusy'], ['TypeError', 'other'],
])('says what a browser means with %s', (name, why) => expect(microphoneTrouble(Object.assign(new Error(), { name }))).toBe(why))

it.each([
  [20104, 'expired'], [31205, 'expired'], [20101, 'refused'], [20107, 'refused'], [31202, 'refused'], [31207, 'refused'], [31401, 'denied'], [31402, 'noMicrophone'],
  [31005, 'network'], [31009, 'network'], [53000, 'network'], [53405, 'network'], [31486, 'other'], [undefined, 'other'],
])('says what the SDK means with %s', (code, why) => expect(twilioTrouble({ code })).toBe(why))

it.each([
  ['high-rtt', 'slow'], ['low-mos', 'slow'], ['high-packets-lost-fraction', 'lossy'], ['low-bytes-received', 'lossy'], ['constant-audio-input-level', 'silent'],
  ['ice-connectivity-lost', 'cut'], ['something-new', null],
])('says what the warning %s means', (name, what) => expect(twilioWarning(name)).toBe(what))
