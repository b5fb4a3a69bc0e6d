/** Texts of the rota and the partners directory. */
export const duty = {
  settings: { title: 'Settings', lines: 'Lines', duty: 'Rota', partners: 'Partners', staff: 'Staff', phrases: 'Phrases', limits: 'Limits', audit: 'Audit' },
  duty: {
    title: 'Duty rota', about: 'An escalation finds people here: whoever is on duty for the county, then for the city, then the partner itself. It works while the record is away.', failed: 'The rota could not be read.', openPosts: 'Nobody on duty at some time this week', gapCount: '{count} gaps',
    post: '{role} · {county}', city: 'whole city', role: 'Post', county: 'County', before: 'The week before', after: 'The week after', thisWeek: 'This week', add: 'Add a shift', edit: 'Change the shift', addOn: 'Add a shift on {day}',
    now: 'On duty now: {who}', nobodyNow: 'Nobody is on duty now.', noRota: 'This post has no rota yet.', next: 'Next: {who}, from {at}', nobody: 'Nobody on duty', weekly: 'Every week', nth: 'Order {n}', sealed: '(cannot be read)',
    account: 'Account', noAccount: 'No account', partner: 'Partner', noPartner: 'Of no partner', name: 'Who is on', number: 'Telephone', email: 'E-mail (optional)', from: 'From', to: 'To', ends: 'Repeats until before this day (optional)', order: 'Order (1 first)',
    save: 'Save', remove: 'Take this shift out', removeYes: 'Yes, take it out', removeAll: 'Yes, and all weeks to come', back: 'Back',
    note: { changed: 'Somebody else changed it just now; yours was not saved. Close this and open it again.', invalid: 'Something is wrong; nothing was saved.', refused: 'You may not change this.', unreachable: 'The server cannot be reached; nothing was saved.' },
    wrong: {
      name: 'A name is needed, of 100 characters at most, once in the list.', number: 'The telephone number is wrong; whoever has no account needs one.', numbers: 'A number is wrong, or this way to deliver needs one; no SMS goes to a short number.', email: 'The e-mail address is wrong, or this way to deliver needs one.', from: 'The beginning cannot be read.', to: 'The end must be later than the beginning, by 7 days at most for a weekly shift, else 31.', ends: 'The repetitions must end after the first one begins.', order: 'The order lies between 1 and 99.',
      county: 'There is no such county.', role: 'There is no such post.', kind: 'There is no such kind.', delivery: 'There is no such way to deliver.', serves: 'At most 100 characters.', person: 'At most 100 characters.', note: 'At most 500 characters.', row: 'The row cannot be read or saved: look at its quotation marks; at most 2000 at once.', text: 'Paste a list.', id: 'The id is wrong; open it again.',
    },
  },
  partners: {
    title: 'Partners', about: 'County centres, mentor groups, township liaison, hospitals and others. Where an escalation is brought to, and how, is decided here.', failed: 'The partners could not be read.', kind: 'Kind', all: 'All', find: 'Find', import: 'Import a list', add: 'Add a partner', none: 'No partner fits.', inactive: 'not in use', edit: 'Change', editOf: 'Change {name}',
    name: 'Name', serves: 'School or township it serves (empty: all)', delivery: 'Way to deliver', person: 'Person', numbers: 'Telephones, one a line', note: 'Note', active: 'In use',
    importHint: 'Paste from a spreadsheet or choose a CSV file. Columns: kind, name, county, school or township, way to deliver, person, telephones (separated by semicolons), e-mail, note. A partner that is there already is changed.', importText: 'List', importExample: 'CountyCentre\tExample Centre\tLucheng\t\tSms\tMs Zhang\t+15005550006\t\t', file: 'Choose a file', check: 'Look it through', saveAll: 'Save all', close: 'Close', saved: '{count} rows were saved.', wrongRows: '{count} rows are wrong; nothing is saved until they are right.', ready: 'All {count} rows are right and can be saved.', line: 'Line {line}',
  },
}
export const dutyWords = {
  dutyRole: { Supervisor: 'Supervisor', CountyCentre: 'County centre', MentorGroup: 'Mentor group', TownshipLiaison: 'Township liaison', Hospital: 'Hospital', Police: 'Police', Ambulance: 'Ambulance' },
  partnerKind: { CountyCentre: 'County centre', MentorGroup: 'Mentor group', TownshipLiaison: 'Township liaison', Hospital: 'Hospital', Police: 'Police', Ambulance: 'Ambulance', Agency: 'Agency' },
  deliveryWay: { Sms: 'SMS', Email: 'E-mail', Telephone: 'Telephone', Account: 'Signs in' },
  importChange: { New: 'new', Changed: 'changed', Same: 'as before', Wrong: 'wrong' },
}
