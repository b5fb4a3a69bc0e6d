-- A supervisor hands it to somebody else, sends a new link, or to the next on call.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 escalation, 5 who JSON, 6 owner JSON or empty for the next on call.
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
if e.state == 'Closed' or e.state == 'Reported' then return {WRONG_STATE} end
local from = e.owner.name
-- Asked again although asked before: a person said so.
if ARGV[6] ~= '' then
  e.first = cjson.decode(ARGV[6])
  e.asked[e.first.id or 'desk'] = nil
end
askNext(e)
addStep(e, 'Assigned', who)
tellEscalation('EscalationMoved', e, {because = 'assigned', before = from, asked = e.owner.name, who = who.name})
deriveEscalation(e)
return commit()
