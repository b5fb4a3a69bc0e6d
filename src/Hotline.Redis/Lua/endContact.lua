-- Either side leaves: before the contact it is abandoned, after it the wrap-up begins.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 party, 6 counsellor or empty, 7 reason, 8 the caller's leg that is gone, or empty,
-- 9 1: the contact that has this leg, if there is one, instead of the one named.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/messages
--- @include lib/endings

local refused = enter()
if refused then return refused end
local gone = ARGV[8] ~= ''
local contact = contactOf(ARGV[9] == '1' and redis.call('HGET', key('calls'), ARGV[8]) or ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
if ARGV[6] ~= '' and contact.counsellor ~= ARGV[6] then return {NOT_YOURS} end
if TERMINAL[contact.state] or contact.state == 'WrapUp' then return repeated() end
-- A leg that is not the contact's any more: whoever hung up is to be rung back, or has rung again.
if gone and not (contact.call and contact.call.callerSid == ARGV[8]) then return repeated() end
if gone and contact.state == 'Connecting' and isCallback(contact) then
  local had = callbackMissed(contact, ARGV[7])
  if had then deriveCounsellor(had) end
  goOn(had)
  return commit()
end
if contact.state == 'Connected' then
  local counsellor = startWrapUp(contact, ARGV[5], ARGV[7])
  if counsellor and contact.rules.wrapUp == 0 then endWrapUp(counsellor, contact.id) end
  return commit()
end
if ARGV[5] == 'Counsellor' then return {WRONG_STATE} end
-- Whoever speaks a message mostly ends it by hanging up: whether there is one is told by its recording.
if ARGV[5] == 'Caller' and contact.aside and contact.aside.kind == 'Message' then
  if contact.callerLost then return repeated() end
  contact.callerLost = now
  journal('CallerLost', contact)
  deriveContact(contact)
  return commit()
end
local counsellor = abandon(contact, ARGV[5], ARGV[7], gone)
if counsellor then
  deriveCounsellor(counsellor)
  goOn(counsellor)
end
return commit()
