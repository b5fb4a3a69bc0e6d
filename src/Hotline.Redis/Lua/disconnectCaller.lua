-- A caller's page lost a connection; the grace period begins with the last one.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 connection.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/connections

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
if TERMINAL[contact.state] then return repeated() end
callerGone(contact, ARGV[5])
sayGoodbye('caller', contact.id, ARGV[5])
return commit()
