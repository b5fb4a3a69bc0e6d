-- Whoever raised it, the contact's counsellor or a supervisor has read the report: the loop is closed.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 escalation, 5 who JSON, 6 sealed note or empty.
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

if not who.supervises and e.raisedBy ~= who.id and e.counsellor ~= who.id then return {NOT_YOURS} end
if e.state == 'Closed' then return repeated() end
if e.state ~= 'Reported' then return {WRONG_STATE} end
if e.kind == 'EmergencyHandOff' and not e.helpConfirmed then return {HELP_UNCONFIRMED} end
e.state, e.since, e.due, e.closed, e.link = 'Closed', now, nil, now, nil
addStep(e, 'Closed', who, ARGV[6] ~= '' and ARGV[6] or nil)
tellEscalation('EscalationClosed', e, {who = who.name, outcome = e.outcome})
deriveEscalation(e)
return commit()
