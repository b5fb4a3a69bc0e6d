/** What is played on the telephone. */
export const prompts = {
  title: 'What is played on the telephone', hint: 'Each part may be a text, which is read out, or an audio file, which is played instead. Left empty, the grey default is used.', askLanguage: 'Ask for the language first: 9 is English (unticked, nobody meets a menu)', offerCallback: 'While waiting, 1 asks to be rung back and keeps the place', fullFrom: 'From how many waiting callers on it is said that the wait may be long (0: never)',
  own: 'own text', audio: 'audio', chinese: 'Chinese', english: 'English', text: 'Text', textOf: 'Text of {name} ({language})', same: 'Uses the text above, under “What callers hear and read”', nothing: 'Nothing by default', upload: 'Upload audio', uploading: 'Uploading…', replace: 'Replace the audio', remove: 'Remove the audio', file: 'Audio file of {name} ({language})', play: 'Listen to {name} ({language})', seconds: '{n} s',
  problem: { Empty: 'The file is empty.', TooLarge: 'The file is larger than 5 MB.', NoAudio: 'This is neither WAV nor MP3.', UnknownWave: 'The telephone plays WAV with PCM, A-law or µ-law only, one or two channels, 8 to 48 kHz.', TooLong: 'The audio is longer than 10 minutes.', unreachable: 'The server was not reached; nothing was uploaded.' },
  name: {
    greeting: 'Greeting', recordingNotice: 'Recording notice', closed: 'Closed', full: 'Many are waiting', waiting: 'Before the place is known', keyNotSafe: 'The “not safe” key', notSafeHeard: 'After the “not safe” key', silent: 'Silent caller', language: 'Choice of language',
    keyCallback: 'The callback key', callbackAsk: 'Question about the callback', callbackKept: 'The callback is noted', callbackNoNumber: 'Withheld number, no callback',
    keyMessage: 'The message key', messageAsk: 'Question before a message', messageBegin: 'Before the message', messageKept: 'The message is kept', putThrough: 'Before being put through outside', textCallbackKept: 'SMS: the callback is noted', textCallbackMissed: 'SMS: the callback was missed', textEscalation: 'SMS: a partner is asked (the link follows)', textEscalationSubject: 'Subject of the e-mail: a partner is asked', textFollowUpChat: 'SMS: a caller is invited to a follow-up chat (the link follows)',
  },
}

/** What happens when nobody can answer in time. */
export const overflow = {
  title: 'When nobody can answer in time', hint: 'The caller may leave a message, or the call goes somewhere else. If nobody answers there, the caller is back at the old place.', own: 'This line has a plan of its own (unticked, the default below applies)', none: 'No plan: callers wait on, and hear the closing text when it is closed.', when: 'When', after: 'After so many seconds', to: 'What then', number: 'Number', line: 'Line', add: 'Add a step', remove: 'Remove step {n}',
  whenOf: { Waited: 'Waited for a while', Full: 'Many are waiting', Closed: 'The line is closed' }, toOf: { Message: 'A message may be left (key 2)', Number: 'Put through to a number outside', Line: 'Go to another line' },
}
