-- The telephone network tells of a second person's leg. value: over, when the leg belongs to nothing any more and must be hung up.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 consult, 6 SID, 7 joined 0/1.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/consults

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
local consult = contact.consult
if not consult or consult.id ~= ARGV[5] or consult.state == 'Asked' then
  if contact.handedOver == ARGV[5] then return repeated() end
  return repeated(quoted('over'))
end
local changed = consult.sid ~= ARGV[6]
consult.sid = ARGV[6]
if ARGV[7] == '1' and consult.state == 'Connecting' then
  setConsult(contact, counsellorOf(consult.with), 'On')
  outbox('ArrangeRoom', contact)
  changed = true
end
if not changed then return repeated() end
tellSecond('ConsultChanged', contact, counsellorOf(consult.with), data({consult = consult.id, mode = consult.mode}))
return commit()
