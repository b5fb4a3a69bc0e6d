/** Texts of the audit trail. */
export const audit = {
  audit: {
    title: 'Audit trail', about: 'Who did what with which record, and when. Entries are only added, each chained to the one before; reading them is an entry, too.', failed: 'The audit trail could not be read.', none: 'No entry matches.', actor: 'By whom', anybody: 'Anybody', system: 'The system', act: 'What was done', anyAct: 'Anything', subject: 'With what', anySubject: 'Any record',
    from: 'From', to: 'To', record: 'Number of the record', recordHint: 'Of a contact or a person; a person’s includes all contacts', search: 'Search', reset: 'Clear', number: 'No.', when: 'Time', detail: 'Detail', reason: 'Reason', openReason: 'Open the reason', noReason: 'no reason', reasonGone: 'its key is gone', only: 'Only this record', older: 'Older', newest: 'Newest', openStory: 'Open this contact',
    looks: 'Who has looked at this', looksHint: 'Looking this up is written down.', looksShow: 'Show who opened it', looksNone: 'Nobody has opened it yet.',
  },
}
export const auditWords = {
  notice: { Recording: 'may be recorded' },
  auditAct: { Searched: 'searched', Opened: 'opened', Refused: 'refused', Exported: 'exported', Changed: 'changed', Revealed: 'opened what was sealed', Listened: 'listened' },
  auditSubject: { Contact: 'contact', Person: 'person', Case: 'case', FollowUp: 'follow-up', Setting: 'setting', Review: 'review', Escalation: 'escalation', Staff: 'staff', Figures: 'figures', Audit: 'audit trail' },
}
