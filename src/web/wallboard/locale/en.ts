import { channel, presence } from '../../shared/locales/en'

export const en = {
  channel,
  presence,
  board: {
    title: 'Hotline wallboard', language: '中文', languageLabel: 'Switch to Chinese', full: 'Full screen (F)', leaveFull: 'Leave full screen (F)', console: 'Console', loading: 'Connecting…', unreachable: 'The server cannot be reached; trying again.', open: 'Open', closed: 'Closed',
    now: 'Now', counsellors: 'Counsellors on shift', nobody: 'Nobody is on shift', curve: 'Today', curveOf: '{line}, today by the hour', hour: 'Hour', lost: 'disconnected', chats: '{count} chats', onVoice: 'on a call', notYet: 'nothing yet', seconds: '{n} s', target: 'target {value}', none: 'none',
    within: 'within target', late: 'over target', tooLate: 'over twice the target', noWait: 'nobody waits', close: 'Close', definition: 'Definition',
    calm: 'Nobody at immediate risk is waiting', alarm: '{count} Immediate waiting', alarmLine: '{line}: {count} Immediate waiting', unmetLine: '{line}: {count} waiting, and nobody on shift can take them', unmet: '{count} waiting, and nobody on shift can take them', oneSeat: 'Open with 1 on shift (2 at least)', noSeat: 'Open with nobody on shift (2 at least)', stale: 'No news for {seconds} s: this is not how things stand now. Reconnecting.', behind: 'Record {seconds} s behind', met: 'met', missed: 'missed',
  },
  trouble: {
    recordUnavailable: 'The record cannot be reached: contacts are answered as usual and recorded later.', recordGap: 'A stretch of the journal never reached the record; an administrator must look.', deadLetters: 'Some events could not be recorded; an administrator must look.', opening: 'Live state is being restored; offers pause for a few seconds.', unknown: 'The service reports: {code}',
  },
  measure: {
    waiting: 'Waiting', longestWait: 'Longest wait', serviceLevel: 'Service level', speed: 'Speed of answer', abandonment: 'Abandonment', arrived: 'Arrived', answered: 'Answered', abandoned: 'Abandoned', shortAbandoned: 'Short abandons', free: 'Free', signedIn: 'On shift',
  },
  definition: {
    waiting: 'Contacts that wait now, offered ones included.', longestWait: 'Age of the oldest waiting contact, from its first arrival, whatever offers failed in between.', serviceLevel: 'Answered within the target ÷ (answered + abandoned after the target). Today; the target is set per line.', speed: 'Arrival to connected, mean (ASA). Today.',
    abandonment: 'Abandoned (not short) ÷ (answered + abandoned (not short)). Today.', arrived: 'Contacts that arrived today while the line was open.', answered: 'Contacts that were connected today.', abandoned: 'Contacts that left before contact today, short abandons not included.', shortAbandoned: 'Left within 5 s: counted apart, in no rate.', free: 'Counsellors who can take a new contact now.', signedIn: 'Counsellors on shift now, those busy or on a break included.',
  },
}
