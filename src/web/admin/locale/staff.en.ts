/** Texts of the staff page. */
export const staff = {
  staff: {
    title: 'Staff', failed: 'The staff could not be read.', list: 'Staff', find: 'Find', role: 'Role', showDisabled: 'Show disabled accounts', add: 'Add somebody', none: 'Nobody fits.', certificateOf: 'Certificate {value}', disabled: 'disabled', locked: 'locked', oneTime: 'no own password yet',
    userName: 'User name', userNameHint: 'Lower-case letters, digits, hyphen, full stop and underscore', displayName: 'Name (seen by colleagues)', roles: 'Roles', partner: 'Which partner (sees only what was handed to it)', profile: 'Counsellor', alias: 'Alias (seen by callers; empty: the name)', certificate: 'Certificate', county: 'County', noCounty: 'none', lines: 'Lines', skills: 'Skills and languages', skillsHint: 'Languages such as English or Wenzhou dialect stand here, too; 1 is the lowest level, 5 the highest.', level: 'Level',
    chatCapacity: 'Chats at once', highRiskLimit: 'High-risk contacts a week at most', noLimit: 'no limit', voice: 'How calls are taken', telephone: 'Own telephone', sip: 'SIP address (begins with sip:)', account: 'Account', disable: 'Disable this account', unlock: 'Unlock', reset: 'Reset the password', resetYes: 'Yes, and sign the person out',
    when: 'Skills, lines, certificate, county, capacity and limit count at once for whoever is on shift; a telephone from the next call; roles and a disabled account within a minute, and a disabled counsellor gets no more offers at once. Every change is audited.',
    savedNow: 'Saved; it counts from now.', savedLater: 'Saved. The live state cannot be reached; it counts from the next shift.', password: 'One-time password, shown this once, good until {until}. At the first sign-in an own one is chosen:',
    wrong: {
      userName: 'The user name is taken or has characters that cannot be used.', displayName: 'A name is needed, of 100 characters at most.', partner: 'Choose one of the partners; a partner’s account has no other role.', roles: 'At least one role; nobody can take away or disable the own administration.', profile: 'A counsellor needs a profile.', alias: 'At most 50 characters.', certificate: 'There is no such certificate.', county: 'There is no such county.', lines: 'At least one line.', skills: 'A skill has 1 to 32 letters, digits and hyphens, and a level from 1 to 5.', chatCapacity: 'Between 0 and 10; at least one for somebody who takes no calls.', highRiskLimit: 'Between 0 and 100.', voice: 'There is no such way.', voiceNumber: 'The telephone number or SIP address is wrong.', id: 'The id is wrong; open it again.',
    },
  },
}
export const staffWords = { voiceWay: { None: 'Takes no calls', Browser: 'In the browser', Telephone: 'On the own telephone', Sip: 'On a SIP telephone' } }
