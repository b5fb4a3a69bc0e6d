-- Either of the two ends a consultation, declines it or takes it back; a supervisor stops listening. The contact stays with its counsellor.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 who, 5 contact, 6 consult, 7 reason.
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
local contact = contactOf(ARGV[5])
if not contact then return {CONTACT_UNKNOWN} end
local consult = contact.consult
if not consult or consult.id ~= ARGV[6] then return repeated() end
if contact.counsellor ~= ARGV[4] and consult.with ~= ARGV[4] then return {NOT_YOURS} end
goOn(endConsult(contact, ARGV[7]))
return commit()
