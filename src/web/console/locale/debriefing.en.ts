/** Caring for counsellors: a talk after a hard contact. */
export const debriefing = {
  region: 'A talk with a supervisor', offer: 'The contact of {when} on {line} was at risk {risk}. Would you like to talk with a supervisor?', yes: 'Yes, please', no: 'Not this time', thanks: 'The supervisors know; somebody will come to you.', list: 'Counsellors who want to talk', none: 'Nobody at present.', note: 'To be kept (optional)', done: 'We have talked',
}
