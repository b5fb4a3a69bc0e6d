-- The network lost a staff leg while the caller is on the line: the second person's leaves the contact where it is; the counsellor's gives it to the second person, or the caller is back at the place.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 SID or empty, 6 the consult or offer that it belongs to, or empty, 7 reason.
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
local function is(sid, id) return (ARGV[5] ~= '' and sid == ARGV[5]) or (ARGV[6] ~= '' and id == ARGV[6]) end
if consult and consult.state ~= 'Asked' and is(consult.sid, consult.id) then
  goOn(endConsult(contact, ARGV[7]))
  return commit()
end
if contact.state ~= 'Connected' or not contact.call then return repeated() end
if ARGV[5] .. ARGV[6] ~= '' and not is(contact.call.counsellorSid, not contact.call.counsellorSid and contact.lastOffer) then return repeated() end
-- Where not even the leg is known the whole conference is over, and with it the second person's leg.
if takesOver(contact) and ARGV[5] .. ARGV[6] ~= '' then
  goOn(handOver(contact, ARGV[7]))
  return commit()
end
contact.lostBy = contact.counsellor
local had = sendBack(contact, 'ContactReturned', data({reason = ARGV[7]}))
matchContact(contact)
goOn(had)
return commit()
