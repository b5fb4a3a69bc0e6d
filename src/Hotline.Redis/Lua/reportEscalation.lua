-- The report back to whoever raised it.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 escalation, 5 who JSON, 6 outcome (EscalationOutcome), 7 sealed text.
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
if e.state ~= 'Acknowledged' and e.state ~= 'InProgress' and not (e.state == 'Overdue' and e.acknowledged) then return {WRONG_STATE} end
ownEscalation(e, who)
enterEscalation(e, 'Reported', limitsOf(e.kind).close)
e.reported, e.outcome = now, ARGV[6]
addStep(e, 'Reported', who, ARGV[7])
returnResult(e)
tellEscalation('EscalationReported', e, {outcome = ARGV[6], who = who.name})
deriveEscalation(e)
return commit()
