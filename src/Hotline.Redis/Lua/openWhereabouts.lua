-- What is known of where the caller is, opened for a rescue. The audit trail is owed from this moment, whatever SQL does.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 escalation, 5 who JSON, 6 reason sealed for the audit trail or empty where it has been written, 7 id of the audit entry.
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

if e.kind ~= 'EmergencyHandOff' or e.state == 'Closed' then return {WRONG_STATE} end
if not who.supervises and not (e.owner.kind == 'Staff' and e.owner.id == who.id) then return {NOT_YOURS} end
addStep(e, 'WhereaboutsOpened', who)
tellEscalation('WhereaboutsOpened', e, {who = who.name, owed = ARGV[6] ~= '' and {entry = ARGV[7], actor = who.id, reason = ARGV[6], at = now} or nil})
if ARGV[6] ~= '' then oweAudit(e, {entry = ARGV[7], actor = who.id, reason = ARGV[6], at = now}) end
deriveEscalation(e)
return commit()
