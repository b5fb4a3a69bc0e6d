-- The counsellor leaves: the contact belongs to the colleague who had said yes, or goes on with an outside number while the counsellor writes it up.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 consult.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/endings
--- @include lib/consults

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[5])
if not contact then return {CONTACT_UNKNOWN} end
if contact.handedOver == ARGV[6] then return repeated() end
if contact.counsellor ~= ARGV[4] then return {NOT_YOURS} end
local consult = contact.consult
if not consult or consult.id ~= ARGV[6] then return {OFFER_UNKNOWN} end
if consult.state ~= 'On' or (consult.mode ~= 'Private' and consult.mode ~= 'Joined') then return {WRONG_STATE} end
if consult.with then
  goOn(handOver(contact, 'warm transfer'))
else
  local counsellor = handOutside(contact)
  if counsellor and contact.rules.wrapUp == 0 then endWrapUp(counsellor, contact.id) end
end
return commit()
