import * as shared from '../../shared/locales/escalations.en'
import { riskLevel } from '../../shared/locales/en'

/** What a partner reads on a telephone. No text has a gap: this page has no message compiler. */
export default {
  title: 'Please confirm', from: 'From', risk: 'Risk level', forWhom: 'For', language: '中文', due: 'Please act before', asked: 'Asked for', vicePrincipal: 'Psychological vice-principal',
  intro: 'Your help is needed. Once you press “Open”, only this telephone can go on with it.', open: 'Open', opening: 'Opening…', hint: 'Please do not forward the link.',
  summary: 'What it is about', noSummary: 'Nothing was written here: please acknowledge, then ring the line.', call: 'Ring the line', steps: 'What you wrote',
  acknowledge: 'I take care of it', decline: 'I cannot', why: 'Reason', progress: 'Note progress', report: 'Report back', text: 'Text', textNeeded: 'Please write a sentence.', submit: 'Submit', back: 'Back', what: 'What', when: 'Time', outcome: 'Outcome',
  acknowledged: 'Thank you. Come back at any time to note progress; when it is done, please report back.', reported: 'We have your report. Thank you.', closed: 'This is closed.', declined: 'Noted. The next one is asked now; thank you for telling us.',
  offline: 'The network is away. What you wrote is still here; please try again.', emergency: 'If somebody’s life is in danger, call 110 or 120 now.',
  noVeto: 'A mandatory report cannot be declined: please act, or ring the line.',
  refused: { ...shared.linkRefusal, WrongState: 'It has changed; please reload.', NoVeto: 'A mandatory report or a rescue cannot be declined.', EscalationUnknown: 'This was not found.', NotYours: 'This is not with you any more.', Incomplete: 'Something is missing.', other: 'This cannot be done now; please ring the line.' },
  desk: {
    title: 'Partners', intro: 'Sign in with the account that the office gave you to see what was handed to you.', userName: 'User name', password: 'Password', newPassword: 'Choose a password of your own (12 characters or more)', signIn: 'Sign in', signOut: 'Sign out', list: 'Back to the list', nothing: 'Nothing waits for you now.',
    problem: { WrongNameOrPassword: 'The name or the password is wrong.', LockedOut: 'Too many wrong passwords; please try again in a few minutes.', RecordUnavailable: 'Nobody can sign in just now; please try again soon, or ring the line if it is urgent.', WeakPassword: 'The new password needs 12 characters or more and must not be the old one.', OneTimeExpired: 'This password has expired; please ask the office.' },
  },
  kind: shared.escalationKind, state: shared.escalationState, step: shared.escalationStep, result: shared.escalationOutcome, cause: shared.escalationCause, care: shared.greenCare, level: riskLevel,
}
