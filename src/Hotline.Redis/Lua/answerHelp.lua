-- Somebody whom the guarantee rang answers for a contact at level 4 that nobody has taken. Of a call they have the caller once both are in
-- the conference (joinHelp), and until then it stands beside the queue; of a chat, and of somebody who is to be rung back, they know now,
-- and are not rung again before it is due.
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
local help = helpOf(contact)
-- Also when its first answer was lost on the way and it is told again.
if contact.movedBy == op or (help and help.by == by) then return repeated() end
if help or not contact.urgent or not UNTAKEN[contact.state] then return {WRONG_STATE} end
contact.movedBy = op
if not voice(contact.channel) or isCallback(contact) then
  contact.urgent.due = now + urgentPlan(contact).again
  journal('HelpAcknowledged', contact, deskOf(contact))
  deriveContact(contact)
  return commit()
end
local call = contact.call
if call and call.counsellorSid then outbox('EndCall', contact, {call = {counsellorSid = call.counsellorSid}}) end
local counsellor = release(contact)
if contact.aside then stepBack(contact) end
contact.state, contact.counsellor, contact.counsellorAlias = 'Waiting', nil, nil
contact.aside = {kind = 'Help', since = now, ['until'] = now + HELP_MS, by = by}
if call then
  call.counsellorSid, call.counsellorJoined, call.callerJoined, call.held, call.muted = nil, false, false, nil, nil
end
-- Armed anew when whoever pressed 1 is lost.
redis.call('ZREM', key('timers'), 'urgent:' .. contact.id, 'retry:' .. contact.id)
journal('HelpAnswered', contact, counsellor)
deriveContact(contact)
if counsellor then
  deriveCounsellor(counsellor)
  goOn(counsellor)
end
return commit()
