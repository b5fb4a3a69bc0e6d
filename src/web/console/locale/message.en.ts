/** Messages: what callers leave who do not wait. */
export const message = {
  region: 'Message', spoken: 'Spoken message, {time}', written: 'Written message', listen: 'Listen', listening: 'Opening…', listened: 'Each listening is in the audit trail.', lost: 'The audio could not be had. The caller may be rung where that was allowed.', fetching: 'The audio is on its way…', failed: 'The audio cannot be opened now. Try again in a moment.', refused: 'You may not listen to this.', player: 'Audio of the message',
  mayCall: 'The caller agreed to be rung at this number', mayNotCall: 'Not agreed to: do not ring this number', noNumber: 'No number', ringBack: 'Ring back', ringAsk: 'The message goes to your unfinished list. Your telephone rings first, then the caller’s.', ringYes: 'Ring now', ringNo: 'Not now', number: 'Number', when: 'When it suits and is safe', mayText: 'The caller agreed to be texted', noWords: 'Nothing written: asks to be rung.', left: 'Left at',
}
