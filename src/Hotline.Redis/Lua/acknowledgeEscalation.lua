-- Somebody says "mine". A supervisor may take it from whoever has it.
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

local not_theirs = notTheirs(e, who)
if not_theirs then return {not_theirs} end
local taken = who.kind == 'Staff' and e.owner.id ~= who.id
if e.state == 'Closed' or e.state == 'Reported' then return {WRONG_STATE} end
if not taken and (e.state == 'Acknowledged' or e.state == 'InProgress') then return repeated() end
ownEscalation(e, who)
enterEscalation(e, 'Acknowledged', limitsOf(e.kind).begin)
e.acknowledged = now
e.firstAcknowledged = e.firstAcknowledged or now
addStep(e, 'Acknowledged', who)
tellEscalation('EscalationAcknowledged', e, {who = who.name})
deriveEscalation(e)
return commit()
