-- A contact's need is handed to someone who must acknowledge, act and report back.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 escalation JSON.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/duty
--- @include lib/escalations

local refused = enter()
if refused then return refused end
local e = cjson.decode(ARGV[4])
if escalationOf(e.id) then return repeated() end
raiseEscalation(e)
return commit()
