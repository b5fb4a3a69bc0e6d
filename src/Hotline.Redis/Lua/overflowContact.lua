-- A number outside the service answered for a caller who was put through to it.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/endings

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
if contact.overflow then return repeated() end
if contact.state ~= 'Waiting' or not contact.aside or contact.aside.kind ~= 'Outside' then return {WRONG_STATE} end
overflow(contact, {kind = 'Number', number = contact.aside.number})
return commit()
