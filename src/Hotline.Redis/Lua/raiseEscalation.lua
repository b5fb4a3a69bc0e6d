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
--- @include lib/harm
--- @include lib/escalations

local refused = enter()
if refused then return refused end
local e = cjson.decode(ARGV[4])
local known = escalationOf(e.id)
if known then
  -- Whoever names another's must not learn that it is there, let alone what became of it.
  if known.contact == e.contact and known.kind == e.kind and known.raisedBy == e.raisedBy then return repeated() end
  return {ID_TAKEN}
end
raiseEscalation(e)
return commit()
