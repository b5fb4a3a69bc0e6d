-- Whoever pressed 1 for a contact at level 4 is gone, before the conversation or in it, and its caller is not.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 whose call pressed 1, 6 reason.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/urgent

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
local help = helpOf(contact)
if not help or help.by ~= ARGV[5] then return repeated() end
loseHelp(contact, ARGV[6])
return commit()
