-- Progress: what is being done, an appointment, that help made contact. The first one begins the work.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 escalation, 5 who JSON, 6 what (EscalationNote), 7 sealed text or empty, 8 time that it speaks of in ms or empty.
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
if e.state == 'Closed' or e.state == 'Raised' or e.state == 'Delivered' or e.state == 'Declined' or (e.state == 'Overdue' and not e.acknowledged) then return {WRONG_STATE} end
if ARGV[6] == 'HelpMadeContact' then
  -- It stays open until a person of the service has heard it: a partner's word is progress.
  if who.kind ~= 'Staff' then return {NOT_YOURS} end
  e.helpConfirmed = e.helpConfirmed or now
end
if e.state ~= 'Reported' then
  if e.state ~= 'InProgress' then enterEscalation(e, 'InProgress', limitsOf(e.kind).report) end
end
addStep(e, ARGV[6], who, ARGV[7] ~= '' and ARGV[7] or nil, tonumber(ARGV[8]))
tellEscalation('EscalationNoted', e, {what = ARGV[6], who = who.name})
deriveEscalation(e)
return commit()
