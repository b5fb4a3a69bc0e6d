-- More time after a contact, with a reason.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 ms from now, 7 reason.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter()
if refused then return refused end
local counsellor, contact = counsellorOf(ARGV[4]), contactOf(ARGV[5])
if not counsellor then return {COUNSELLOR_UNKNOWN} end
if not contact then return {CONTACT_UNKNOWN} end
if contact.counsellor ~= counsellor.id then return {NOT_YOURS} end
local l = counsellor.contacts[contact.id]
if contact.state ~= 'WrapUp' or not l then return {WRONG_STATE} end
local till = now + tonumber(ARGV[6])
if till <= (contact.wrapUpUntil or 0) then return repeated() end
contact.wrapUpUntil = till
timer('wrapup:' .. counsellor.id .. ':' .. contact.id, till)
journal('WrapUpExtended', contact, counsellor, data({reason = ARGV[7]}))
return commit()
