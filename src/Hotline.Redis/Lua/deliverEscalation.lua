-- It is with whoever is on, or cannot be: then the next is asked.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 escalation, 5 number of the asking, 6 empty, or why it could not be delivered.
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
local e = escalationOf(ARGV[4])
if not e then return {ESCALATION_UNKNOWN} end
if e.op == op then return repeated() end

if ARGV[6] == '' then escalationDelivered(e, tonumber(ARGV[5])) else escalationUndelivered(e, tonumber(ARGV[5]), ARGV[6]) end
return commit()
