-- Somebody has looked at a sign; confirmed, it raises by itself what its level raises.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 sign id, 7 1: it is so.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/duty
--- @include lib/harm
--- @include lib/escalations

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[5])
if not contact then return {CONTACT_UNKNOWN} end
if contact.counsellor ~= ARGV[4] then return {NOT_YOURS} end
if TERMINAL[contact.state] then return {WRONG_STATE} end
local sign = contact.signs and contact.signs[ARGV[6]]
local confirms = ARGV[7] == '1'
if not sign or sign.seenBy and (sign.confirmed or not confirms) then return repeated() end
sign.seenBy, sign.seen = ARGV[4], now
if confirms then sign.confirmed = true end
watchSigns(contact)
journal('SignSeen', contact, deskOf(contact), data({id = ARGV[6], confirmed = sign.confirmed}))
if confirms then raiseAtLevel(contact, sign.level) end
deriveContact(contact)
return commit()
