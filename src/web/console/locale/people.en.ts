/** Persons, cases, follow-ups and what a supervisor has to look at. */
export const peopleWords = {
  tier: { Routine: 'routine', Focused: 'focused', Close: 'close' },
  contactWay: { Phone: 'Telephone', Sms: 'SMS', Chat: 'Chat', Email: 'E-mail' },
  personKind: { Known: 'by name', Alias: 'alias', Code: 'return code' },
  recognisedBy: { Link: 'a link', Code: 'the return code', Number: 'the number' },
  timeline: { Contact: 'Contact', Tier: 'Attention tier', CaseOpened: 'Case opened', CaseClosed: 'Case closed', Note: 'Note', Referral: 'Referral', TriPartyTalk: 'Three-party talk', Report: 'Report', FollowUp: 'Follow-up', Screening: 'Screening', Escalation: 'Escalation', EscalationResult: 'What came of an escalation' },
  followUpState: { Planned: 'planned', Due: 'due', UnderWay: 'being contacted', Done: 'done', Unreachable: 'unreachable', Cancelled: 'cancelled' },
  attempt: { Reached: 'Reached', NoAnswer: 'No answer', NotSafe: 'Not safe, stopped', Declined: 'Wants no more contact', WrongPerson: 'Somebody else’s number' },
}

export const people = {
  safeWays: 'Safe ways of contact', safeWaysHint: 'None: nobody asked. Once some are chosen, no other is used.',
  page: 'Care', known: 'Returning: {name}', by: 'recognised by {by}', before: '{count} earlier contacts, the last {when}', plan: 'Agreed plan', summary: 'Told already', frequent: 'frequent', nobody: 'No person is linked yet.', make: 'Start this person’s record', link: 'Link to this person',
  alias: 'Alias', name: 'Name', phone: 'Telephone', school: 'School', guardian: 'Guardian', safeTimes: 'Safe times and ways', agreedPlan: 'Agreed plan (shown before a contact is accepted)', recap: 'What need not be told again', recognise: 'Agreed: recognise this person next time', frequentMark: 'Comes often', kind: 'Known by',
  save: 'Save', saved: 'Saved.', changed: 'Somebody else changed this just now; open it again.', failed: 'That did not work; try again in a moment.', refused: 'This is not in your care.', find: 'Find', findHint: 'Exact alias, number or return code', none: 'Nobody found.', open: 'Open',
  code: 'Give a return code', codeAgain: 'Give another return code', codeIs: 'Return code: {code}', codeOnce: 'Shown only now. Read it out or send it into the chat.', codeSend: 'Send to the caller', codeText: 'Your return code: {code}. Type it before your next contact and you need not begin again. Using it is up to you.',
  tier: 'Attention tier', tierReason: 'Why it changes', tierReview: 'Review on', tierChange: 'Change the tier', timeline: 'Timeline', entry: 'Add an entry', entryText: 'Text', add: 'Add', openCase: 'Open a case', closeCase: 'Close the case', caseTitle: 'Name of the case', inCase: 'Case open', together: 'All records together', harm: 'A contact speaks of harm at home: the guardian counts as unsafe',
  reviews: 'To review', reviewsNone: 'Nothing to review.', reviewNote: 'What you found', reviewDone: 'Reviewed', due: 'Follow-ups due', dueNone: 'No follow-up is due.', persons: 'Persons in attention', personsNone: 'Nobody at present.', reviewBy: 'review by {when}', overdue: 'review overdue',
  dueAt: 'due {when}', attempts: '{count} attempts', mayNot: 'Not marked safe to contact: do not contact, ask a supervisor.', outcome: 'Record the outcome', note: 'Note', step: 'follow-up {step}', settings: 'Plan of follow-ups', settingsHint: 'Hours after closing, separated by commas', tries: 'Most attempts', between: 'Hours between attempts', why: 'Why it is opened', first: 'Asked first: the same counsellor', 
}
