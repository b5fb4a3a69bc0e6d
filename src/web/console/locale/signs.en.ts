/** Signs of danger: what they speak of and where they came from. */
export const signWords = {
  signCategory: {
    act: 'Act in progress', plan: 'Plan, means, time or place', ideation: 'Thoughts of dying', farewell: 'Farewell', pact: 'Pact', hopelessness: 'Hopelessness, being a burden',
    selfharm: 'Self-harm', harmed: 'Being harmed', harmothers: 'Harming others', voices: 'Commanding voices', thirdparty: 'About somebody else',
  },
  signSource: { Answer: 'Answer before the contact', Button: 'Pressed “I am not safe now”', Key: 'Key on the telephone', Words: 'What the caller wrote', RepeatedAttempts: 'Rang and hung up repeatedly' },
}

export const signUi = {
  signs: {
    title: 'Signs of danger', level: '{level}', words: '“{words}”', look: 'Seen', confirm: 'It is so', not: 'Seen, not so', confirmHint: '“It is so” puts this level into the record and raises it at once. If it is not so, still assess as you judge.', seen: 'Seen', more: '{count} more, seen', label: 'Signs of danger, look first',
  },
}
