-- A caller who asked to be rung back did not answer.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 offer under which it was tried, 6 reason.
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
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
-- Told twice, or the caller has rung by himself in the meantime.
if contact.state ~= 'Connecting' or not isCallback(contact) or contact.offer.id ~= ARGV[5] then return repeated() end
local counsellor = callbackMissed(contact, ARGV[6])
if counsellor then deriveCounsellor(counsellor) end
goOn(counsellor)
return commit()
