export const admin = {
  search: {
    title: 'Contacts', from: 'From', to: 'To', line: 'Line', channel: 'Channel', state: 'State', county: 'County', leastRisk: 'Risk at least', disposition: 'Disposition', topic: 'Topic', any: 'Any', submit: 'Search', reset: 'Clear', busy: 'Searching…', total: '{total} contacts', none: 'No contact matches.',
    arrived: 'Arrived', waited: 'Waited', counsellor: 'Counsellor', risk: 'Risk', messages: 'Messages', previous: 'Previous', next: 'Next', range: '{from}–{to}', failed: 'The search failed.', refused: 'You may not search.', open: 'Open the contact that arrived {time}', filters: 'Filters', results: 'Results', recordDown: 'The record cannot be reached. Try again later.',
  },
  story: {
    title: 'Contact', back: 'Back to the list', events: 'What happened', all: 'Show messages, saves and all other events', messages: 'Conversation', form: 'Record', noForm: 'There is no record.', noMessages: 'No messages.', survey: 'Caller’s survey', helped: 'Helped', calmer: 'Calmer', of: '{n} / 5', missing: 'This contact was not found.', failed: 'This contact could not be read.', caller: 'Caller', system: 'System', network: 'Network', me: 'Me', staff: 'Staff', duration: 'Lasted', otherTopics: 'Other topics',
  },
  told: {
    ContactArrived: 'The caller began to wait', OfferMade: 'Offered to {counsellor}', OfferAccepted: '{counsellor} accepted', OfferDeclined: '{counsellor} declined', OfferExpired: '{counsellor} did not answer; the offer expired',
    OfferWithdrawn: 'The offer to {counsellor} was withdrawn', ContactConnected: 'Connected with {counsellor}', ContactReturned: 'Back in the queue, in its own place', ContactAbandoned: 'The caller left before contact', ContactEnded: '{who} ended the contact',
    WrapUpEnded: 'The wrap-up of {counsellor} ended', ContactClosed: '{who} closed the contact: {disposition}, risk {risk}', CallerLost: 'The caller lost the connection', CallerBack: 'The caller is back', CallChanged: 'Who is in the call changed', PriorityRaised: 'Priority raised to {priority}',
    MessagePosted: '{who} wrote a message', MessagesSeen: '{who} saw message {number}', FormSaved: '{who} saved the record', SurveyAnswered: 'The caller answered: helped {helped}, calmer {calmer}',
    CounsellorSignedIn: '{counsellor} began the shift', CounsellorSignedOut: '{counsellor} ended the shift', PresenceChanged: 'The presence of {counsellor} changed', CounsellorLost: '{counsellor} lost the connection', CounsellorBack: '{counsellor} is back',
    ContactRestored: 'The contact was restored from the record', EpochOpened: 'The service restarted', LineChanged: '{who} changed the line’s settings',
    RequirementRelaxed: 'Asks for less: from “{from}” to “{to}”', RequirementUnmet: 'Nobody on shift meets its needs', ContactTransferred: '{who} moved the contact from {fromName} to {target}', WrapUpExtended: '{counsellor} extended the wrap-up', CounsellorFreed: '{who} freed {counsellor}',
  },
  why: {
    with: '{what} ({why})', counsellor: 'a counsellor', notConnected: 'not connected in time', counsellorLost: 'the counsellor lost the connection', notResponding: 'the counsellor did not respond', highRisk: 'the counsellor has a high-risk contact', restarted: 'the service restarted', connectionLost: 'the connection was lost', hungUp: 'the caller hung up',
    leftCall: 'the caller left the call', callEnded: 'the call ended', presenceChanged: 'the counsellor changed presence', signingOut: 'the counsellor ended the shift', noAnswer: 'the counsellor’s telephone was not answered', network: 'the telephone network did not connect', callLost: 'the caller’s call broke off', notSafeButton: 'the caller pressed “I am not safe now”',
    nobodyOnShift: 'nobody on shift met what it asked for', freed: 'a supervisor freed the counsellor', taken: 'taken by another colleague', pulled: 'taken from the waiting list',
  },
  asks: {
    line: '{lines}', or: ' or ', skill: '{skill} at level {level} or above', certificate: 'certificate {certificate}', county: 'a counsellor of {county}', counsellor: '{who} first', comma: ', ', nothing: 'no condition', queue: 'the queue', note: '{what}. Note: {note}', unknown: 'conditions unknown',
  },
  lines: {
    title: 'Line settings', readOnly: 'Only administrators may change them.', failed: 'The settings could not be read.', save: 'Save settings', saving: 'Saving…', saved: 'Saved; in force at once.', changed: 'Somebody else has just changed this line. Your changes are still below and not saved.', reload: 'Read the latest (drop my changes)', overwrite: 'Save my changes on top of the latest', invalid: 'Something is wrong: {text}', refused: 'You may not change settings.', unreachable: 'The server cannot be reached; nothing was saved.', undo: 'Undo changes',
    version: 'Version {version}', names: 'Names', name: 'Name (Chinese)', nameEn: 'Name (English)', about: 'Who it is for (Chinese)', aboutEn: 'Who it is for (English)', numbers: 'Numbers, one a line', hours: 'Hours', opens: 'Opens', closes: 'Closes', timeZone: 'Time zone', hoursHint: '24-hour clock such as 08:30; 00:00 to 24:00 is always', targets: 'Targets and limits', serviceLevel: 'Service level target (%)', voiceTargetSeconds: 'Voice target (s)', chatTargetSeconds: 'Chat target (s)', offerSeconds: 'Offer (s, 5–120)', wrapUpSeconds: 'Wrap-up (s, 0–3600)',
    texts: 'What callers hear and read', greeting: 'Greeting (Chinese)', greetingEn: 'Greeting (English)', recordingNotice: 'Recording notice (Chinese)', recordingNoticeEn: 'Recording notice (English)', closedText: 'While closed (Chinese)', closedTextEn: 'While closed (English)', choose: 'Line', newCode: 'Code of a new line', newCodeHint: '1–32 lower-case letters, digits or hyphens; it stands in the address that callers open', add: 'Add line', none: 'There is no line yet. Add one, so that callers can come in.',
  },
}
