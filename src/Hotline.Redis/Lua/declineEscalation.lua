-- Whoever was asked cannot: the next one is. Nobody can veto a mandatory report or a rescue.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 escalation, 5 who JSON, 6 sealed reason.
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
if e.kind == 'MandatoryReport' or e.kind == 'EmergencyHandOff' then return {NO_VETO} end
if e.state ~= 'Raised' and e.state ~= 'Delivered' and e.state ~= 'Acknowledged' then return {WRONG_STATE} end
enterEscalation(e, 'Declined', limitsOf(e.kind).retry)
-- Who declined has nothing more to see here.
e.link = nil
addStep(e, 'Declined', who, ARGV[6])
tellEscalation('EscalationDeclined', e, {who = who.name})
deriveEscalation(e)
return commit()
