-- A supervisor takes a link back; the limit of the state goes on.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 escalation, 5 who JSON.
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
local who = cjson.decode(ARGV[5])

if not who.supervises then return {NOT_YOURS} end
if not e.link then return repeated() end
e.link = nil
addStep(e, 'LinkRevoked', who)
tellEscalation('EscalationLinkRevoked', e, {who = who.name})
deriveEscalation(e)
return commit()
