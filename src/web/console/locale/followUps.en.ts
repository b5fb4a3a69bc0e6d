/** Follow-ups as contacts: who is rung, by whom, and what came of it. */
export const followUpWords = {
  startProblem: {
    Changed: 'Somebody has begun it already, or it is not due any more.', NoNumber: 'There is no number to ring.', NotSafe: 'Nobody said that ringing here is safe: a person decides, and says why.', LineClosed: 'The line is closed now.', NotNow: 'Outside the safe hours, or nobody is on shift.', InContact: 'This person is in contact with us right now.', OptedOut: 'This number asked for no more messages.',
  },
}
export const followUps = {
  callback: 'Order a callback', callbackHint: 'Where contact is marked safe, the system rings in the safe hours and asks the same counsellor first', callbackOrdered: 'The callback is ordered.', planOne: 'Plan a follow-up', planWhen: 'When to follow up', plannedFor: 'A follow-up is planned for {when}.',
  ring: 'Ring now', invite: 'Invite to write by SMS', inviteHint: 'Sends a neutral text; its link opens once, and the same counsellor is asked first.', invited: 'The text is on its way; its link is good until {until}, and nobody is rung by itself before.', ringWhy: 'Why it may be rung (goes into the audit trail)', queued: 'In the queue: the same counsellor is asked first, and the call is made when somebody accepts.', automatic: 'offered by itself in time', byHand: 'never rung by itself', noNumber: 'no number', unsafe: 'The caller said: do not contact me', unknown: 'Nobody asked whether contact is safe',
  note: 'Follow-up {step}', had: '{when} with {who}, risk {risk}', tries: '{count} attempts', parent: 'The number is a parent’s', how: 'Make sure who answers before you say who you are; to anybody else do not mention the line.', plan: 'The safety plan of that day', judgement: 'The judgement of that day', outcome: 'Outcome of the follow-up', 
  list: 'Follow-ups', of: 'This is a follow-up', original: 'Open the contact that it follows', attempt: 'Open this follow-up', self: 'by itself', hours: 'Hours at which ringing is safe', days: 'Days', from: 'From', to: 'To', addHours: 'Add hours', dropHours: 'Remove', noHours: 'No hours given', everyDay: 'every day',
  unsound: 'Each needs a day, and an end after its beginning.',
  chip: 'follow-up', undecided: 'A follow-up of this person waits for a supervisor: not reached, not safe, or somebody else’s number.',
  same: 'Minutes for which only the same counsellor is asked', invitation: 'Hours for which an invitation to write is good', ringNow: 'Minutes for which “ring now” waits for somebody to be free', isAutomatic: 'Due ones join the queue by themselves', officeHours: 'When people are rung by themselves who gave no hours', day: { 1: 'Mo', 2: 'Tu', 3: 'We', 4: 'Th', 5: 'Fr', 6: 'Sa', 7: 'Su' },
}
