export const ui = {
  app: { title: 'Counsellor console', service: 'Hotline', offerTitle: 'New contact offered' },
  signIn: {
    title: 'Sign in to the console', lead: 'For certified counsellors, supervisors and administrators only.', name: 'User name', password: 'Password', submit: 'Sign in', busy: 'Signing in…', show: 'Show password', hide: 'Hide password',
    missing: 'Enter your user name and password.', WrongNameOrPassword: 'The user name or password is wrong.', NewPasswordNeeded: 'Choose a password of your own first.', WeakPassword: 'The new password needs 12 characters and cannot be the one-time one.', OneTimeExpired: 'This one-time password is too old; ask the administrator for another.', choose: 'This is a one-time password: it only lets you choose a password of your own.', chosen: 'New password (12 characters or more)', again: 'The new password again', differs: 'The two new passwords differ.', LockedOut: 'Too many wrong attempts: the account is locked. Try again in about {minutes} min.',
    RecordUnavailable: 'The record cannot be reached, so nobody can sign in now. Colleagues who are signed in can go on. Try again soon.', unreachable: 'The server cannot be reached. Check your network and try again.', expired: 'Your session has ended; please sign in again. What you wrote is still in this window.',
    asking: 'Checking whether you are signed in…', retry: 'Try again',
  },
  nav: { desk: 'Desk', search: 'Contacts', wallboard: 'Wallboard', main: 'Main', signOut: 'Sign out', language: '中文', skip: 'Skip to the main content' },
  presence: {
    label: 'Presence', menu: 'Change presence', begin: 'Begin shift', beginBusy: 'Beginning…', end: 'End shift', endHint: 'No more offers; you go offline with your last contact.', signingOut: 'Ending the shift: no more offers; offline after the last contact',
    reason: 'Reason for the break (optional)', meal: 'Meal', rest: 'Rest', supervision: 'Supervision', training: 'Training', other: 'Other', breakNow: 'Start break', since: 'for {time}',
    offTitle: 'You are not on shift', offText: 'Once your shift begins, contacts are offered by your lines and skills. Put your headset on first.', notResponding: 'An offer to you expired, so offers are paused. Choose Available when you are ready.',
    onBreak: 'On a break: no offers.', available: 'Available: new contacts will be offered to you.', quiet: 'No contacts on your desk.', sessions: 'Up to {chats} chats{voice}', withVoice: ', takes calls', noVoice: ', no calls',
  },
  connection: {
    label: 'Connection', connected: 'Connected', connecting: 'Connecting', reconnecting: 'Reconnecting', closed: 'Not connected',
    connectedHint: 'The connection to the server is good.', connectingHint: 'Connecting to the server. Offers appear once it stands.', reconnectingHint: 'The connection broke and is being restored by itself. Go on writing: it is kept in this window and sent afterwards. The caller is told that you are reconnecting.', closedHint: 'There is no connection.',
    retry: 'Reconnect now',
  },
  sound: { on: 'Sound: on', off: 'Sound: off', toggle: 'Sound', ask: 'Notify you on the desktop of offers? A notification says nothing about the caller.', allow: 'Allow', later: 'Not now' },
  offer: {
    region: 'Offers', title: 'New contact', line: 'Line', wait: 'Waiting {time}', seconds: '{seconds} s left', priority: 'Priority', accept: 'Accept', decline: 'Decline', declineReason: 'Reason (optional)', confirmDecline: 'Decline it', back: 'Back',
    busyReason: 'Handling an emergency', tiredReason: 'I need a break', skillReason: 'Beyond my skills', number: 'Caller’s number', dialled: 'Dialled', announce: '{line}, {channel}, {priority}, waiting {time}', ending: 'The offer is about to end', notSafe: 'The caller says: not safe now', callback: 'Callback: the caller is rung once you accept',
    followUp: 'Follow-up: the call is made when you accept', acceptFollowUp: 'Accept and ring',
    noAnswers: 'The caller gave no particulars', transfers: 'Transferred {count} times',
  },
  list: {
    region: 'My contacts', open: 'Open', unfinished: 'To be closed', none: 'No contacts', unread: '{count} unread', lost: 'Caller disconnected', number: 'Number {number}', waited: 'Waited {time}', running: 'Running {time}', wrapUp: 'Wrap-up {time}',
    overdue: 'Ended at {time}', unnamed: 'No name given', dismiss: 'Remove', unfinishedCount: 'To be closed: {count}', offered: 'Offered', unsavedText: 'Holds unsaved text', views: 'View', viewList: 'Contacts', viewTalk: 'Talk', viewRecord: 'Record',
  },
  contact: {
    end: 'End contact', endCall: 'Hang up', endAsk: 'End this contact?', endYes: 'End it', endNo: 'Go on', wrapUpLeft: 'Wrap-up: {time} left', wrapUpDone: 'Done, ready for offers', wrapUpOver: 'The wrap-up is over; please close', endedBy: 'Ended by: {party}', connectedFor: 'For {time}',
    lost: 'The caller’s connection is lost. What you write arrives when the caller is back.', select: 'Choose a contact on the left', particulars: 'Caller', topic: 'Topic', county: 'County', who: 'Who calls', age: 'Age band', safe: 'Safe now?', language: 'Page language', arrived: 'Arrived', waited: 'Waited', number: 'Number', dialled: 'Dialled',
    withheld: 'Number withheld', alias: 'Alias', zh: 'Chinese', en: 'English', priority: 'Priority',
  },
  chat: {
    region: 'Chat', log: 'Messages', write: 'Write to the caller', placeholder: 'Write to the caller… Enter sends, Shift+Enter breaks the line', send: 'Send', left: '{count} characters left', tooLong: '{count} characters too many', typing: 'The caller is writing…', seen: 'Seen', sent: 'Delivered', sending: 'Sending', waiting: 'Not sent yet; goes out when connected', failed: 'Not sent',
    resend: 'Send again', discard: 'Discard', lost: '{count} messages could not be recovered', older: 'Show earlier messages', empty: 'No messages yet. A greeting is a good start.', you: 'Me', caller: 'Caller', system: 'System', latest: 'New messages', notOpen: 'The contact has ended; no more messages.', connecting: 'Connecting; you can start in a moment.', draftKept: 'What you had not sent is still here to copy:',
  },
  call: {
    region: 'Call', ringing: 'Ringing your phone', ringingHint: 'Pick up your phone or softphone.', callerJoining: 'You are in; the caller is joining', connected: 'Connected', ended: 'The call has ended', callerOnly: 'The caller is on the line and waits for you', legs: 'Both sides', you: 'You', caller: 'Caller', joined: 'Joined', notYet: 'Not yet', number: 'Caller’s number', dialled: 'Dialled',
  },
  form: {
    region: 'Record', saved: 'Saved', saving: 'Saving…', unsaved: 'Not saved yet; kept in this window', refused: 'Not saved: {why} It is kept in this window', loading: 'Reading the record…',
    person: 'Caller', matter: 'Matter', risk: 'Risk', notes: 'Notes', whoCalls: 'Who calls', kind: 'Kind', topic: 'Main topic', otherTopics: 'Other topics', ageBand: 'Age band', gender: 'Gender', stage: 'School stage', grade: 'Grade', county: 'County', local: 'Local', anonymous: 'Anonymous',
    guardianSafety: 'Is it safe to contact the guardian?', guardianUnknown: 'Unknown counts as unsafe: do not contact the guardian.', guardianUnsafe: 'Unsafe: do not contact the guardian. If you suspect harm at home, tell your supervisor at once.', guardianSafe: 'Only a person decides on informing a guardian; the system never does.', safeWays: 'Safe ways of contact', safeToContact: 'May the caller be contacted?', contactUnknown: 'Unknown means: do not contact.',
    disposition: 'Disposition', stateAtStart: 'State at the start', stateAtEnd: 'State at the end', stateHint: '0 worst, 100 best', yes: 'Yes', no: 'No', unknown: 'Unknown', none: 'None', choose: 'Choose',
    alias: 'Alias', school: 'School', guardian: 'Guardian', safeTimes: 'Safe times and ways to be contacted', said: 'The caller said', saidHint: 'In the caller’s own words', facts: 'Facts', factsHint: 'Seen, heard, can be checked', judgement: 'My judgement', judgementHint: 'No diagnosis', unverified: 'Unverified', unverifiedHint: 'Second hand or uncertain', riskReason: 'Reason for the risk level', signs: 'Signs of risk', protective: 'Protective factors', unknowns: 'Still unknown', noDiagnosis: 'A counsellor records no diagnosis.',
    riskLevel: 'Risk level', clashTitle: 'Another window changed this record', clashText: 'The record now holds what was written there. Yours is kept below; nothing is lost.', mine: 'Yours', theirs: 'Now', useMine: 'Use mine', both: 'Keep both', keepTheirs: 'Keep as it is', empty: '(empty)', levelHelp: 'Signs of each level',
  },
  close: {
    title: 'Close', submit: 'Close contact', busy: 'Closing…', needDisposition: 'Choose a disposition', needRisk: 'Choose a risk level', needReason: 'Say why the risk was not assessed', needEnd: 'End the contact first', needLine: 'Needs a connection', ready: 'Ready to close', reason: 'Why not assessed',
    highNote: 'High or immediate risk: speak to your supervisor before closing.',
  },
  help: {
    title: 'Keyboard shortcuts', open: 'Shortcut help', accept: 'Accept the offer', decline: 'Decline the offer', switch: 'Go to contact 1–9', end: 'End the contact', transfer: 'Transfer the contact', queue: 'Open or close “Waiting”', presence: 'Change presence', close: 'Close the contact', compose: 'Write a message', record: 'Go to the record', help: 'Show or hide this help', dismiss: 'Close', send: 'Send the message', newline: 'New line', digits: 'digit',
  },
  urgent: {
    region: 'Level 4, nobody has taken it', title: 'A level-4 contact and nobody has taken it', waited: 'waiting {time}', floor: 'Go to the floor', take: 'I take it', takeReason: 'level 4, nobody took it in time', offShift: 'Begin your shift to take it',
    step1: 'widened to all lines', step2: 'supervisors called', step3: 'supervisors and backup numbers called', ringing: 'offered to {who}',
  },
  protection: {
    protected: 'Protected for {left} (until {time})', protectedHint: 'You have just had a high-risk contact: no offers for a while. Take a breath; a supervisor is there to talk.', ready: 'I am ready', highRisk: '{count} high-risk contacts in 7 days', highRiskOf: 'Hard contacts in 7 days: {count} of {limit}', spared: 'The limit is reached: others are asked first',
  },
  notice: { region: 'Notices', dismiss: 'Dismiss', gone: '{name}: {what}', unsavedSignOut: 'Some text is not saved yet. Wait for it before signing out.', signOutFailed: 'Signing out failed; please try again.', onShift: 'You are on shift. End it before signing out.' },
}
