-- Somebody has looked at a sign.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 sign id.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[5])
if not contact then return {CONTACT_UNKNOWN} end
if contact.counsellor ~= ARGV[4] then return {NOT_YOURS} end
if TERMINAL[contact.state] then return {WRONG_STATE} end
local sign = contact.signs and contact.signs[ARGV[6]]
if not sign or sign.seenBy then return repeated() end
sign.seenBy, sign.seen = ARGV[4], now
journal('SignSeen', contact, deskOf(contact), data({id = ARGV[6]}))
return commit()
