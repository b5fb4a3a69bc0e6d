-- Somebody whom the guarantee rang answers for a contact at level 4 that nobody has taken. A call is theirs at once and leaves the
-- service with them; of a chat, and of somebody who is to be rung back, they know now, and are not rung again before it is due.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
-- Also when its first answer was lost on the way and it is told again.
if contact.movedBy == op or contact.helpedBy == by then return repeated() end
if not contact.urgent or not UNTAKEN[contact.state] then return {WRONG_STATE} end
contact.movedBy = op
if not voice(contact.channel) or isCallback(contact) then
  contact.urgent.due = now + urgentPlan(contact).again
  journal('HelpAcknowledged', contact, deskOf(contact))
  deriveContact(contact)
  return commit()
end
local leg = contact.call and contact.call.counsellorSid
if leg then outbox('EndCall', contact, {call = {counsellorSid = leg}}) end
local counsellor = release(contact)
if contact.aside then stepBack(contact) end
count(contact, 'overflowed')
contact.state, contact.urgent, contact.counsellor, contact.counsellorAlias, contact.helpedBy = 'Overflowed', nil, nil, nil, by
contact.ended, contact.closed = now, now
contact.endedBy, contact.endReason = 'System', 'help'
journal('ContactOverflowed', contact, counsellor, data({to = 'help'}))
outbox('BringCaller', contact)
deriveContact(contact)
if counsellor then
  deriveCounsellor(counsellor)
  goOn(counsellor)
end
return commit()
