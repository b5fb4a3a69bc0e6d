import { expect, it } from 'vitest'
import { type Held, whyNoRoom } from './whyNoRoom'

const me = { chatCapacity: 2, takesVoice: true, voice: 'Browser', voiceReady: true } as const
const held = (over: Partial<Held> = {}): Held => ({ channel: 'Chat', state: 'Connected', risk: 'NotAssessed', ...over })

it.each([
  ['a free counsellor takes a chat', 'Chat', me, [], null],
  ['a free counsellor takes a call', 'Voice', me, [], null],
  ['one chat leaves room for another', 'Chat', me, [held()], null],
  ['nobody takes anything off shift', 'Chat', null, [], 'offShift'],
  ['the personal limit holds', 'Chat', me, [held(), held({ state: 'Offered' })], 'full'],
  ['a call excludes everything else', 'Chat', me, [held({ channel: 'Voice' })], 'inCall'],
  ['also one that is only offered', 'Chat', me, [held({ channel: 'WebCall', state: 'Offered' })], 'inCall'],
  ['no call beside a chat', 'Voice', me, [held()], 'chatsOpen'],
  ['no call without a telephone', 'Voice', { ...me, takesVoice: false }, [], 'noVoice'],
  ['no call where the browser cannot be rung', 'Voice', { ...me, voiceReady: false }, [], 'voiceNotReady'],
  ['a chat all the same', 'Chat', { ...me, voiceReady: false }, [], null],
  ['a telephone is always there', 'Voice', { ...me, voice: 'Telephone', voiceReady: false }, [], null],
  ['a wrap-up still counts', 'Voice', me, [held({ state: 'WrapUp', wrapUpUntil: 101 })], 'chatsOpen'],
  ['until it is over', 'Voice', me, [held({ state: 'WrapUp', wrapUpUntil: 100 })], null],
  ['or was ended', 'Chat', { ...me, chatCapacity: 1 }, [held({ state: 'WrapUp', wrapUpUntil: null })], null],
  ['level 3 blocks until it closes', 'Chat', me, [held({ state: 'WrapUp', wrapUpUntil: null, risk: 'High' })], 'severe'],
] as const)('%s', (_, channel, who, contacts, reason) => expect(whyNoRoom(channel, who, true, contacts, 100)).toBe(reason))

it('takes nothing while the connection is lost', () => expect(whyNoRoom('Chat', me, false, [], 0)).toBe('lost'))
