-- A contact closes with a disposition and a risk level.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 disposition, 7 risk, 8 sealed risk reason or empty, 9 sealed: why
-- without a supervisor, or empty.
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
--- @include lib/endings

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[5])
if not contact then return {CONTACT_UNKNOWN} end
if contact.counsellor ~= ARGV[4] then return {NOT_YOURS} end
if contact.state == 'Closed' then return repeated() end
if contact.state ~= 'WrapUp' then return {WRONG_STATE} end
if ARGV[6] == 'None' or (ARGV[7] == 'NotAssessed' and ARGV[8] == '') then return {INCOMPLETE} end
for _, sign in pairs(contact.signs or {}) do
  if LEVEL[sign.level] >= LEVEL.High and not sign.seenBy then return {SIGN_UNSEEN} end
end
local raised = raisedFor(contact)
if not answersFor(raised, ARGV[6]) then return {ESCALATION_MISSING} end
-- At level 3 and 4, and where one was asked for before: a supervisor has said "mine", or the counsellor says why not.
local alone = (LEVEL[ARGV[7]] >= LEVEL.High or raised.asked) and not raised.looked
if alone and ARGV[9] == '' then return {SUPERVISOR_FIRST} end
-- A level that no form was saved with, before it is over.
raiseAtLevel(contact, ARGV[7])
local counsellor = counsellorOf(ARGV[4])
contact.state = 'Closed'
contact.closed = now
contact.disposition, contact.risk = ARGV[6], ARGV[7]
contact.riskReason = ARGV[8] ~= '' and ARGV[8] or nil
contact.withoutSupervisor = alone and ARGV[9] or nil
contact.wrapUpUntil = nil
if counsellor then
  if counsellor.contacts[contact.id] then
    counsellor.contacts[contact.id] = nil
    counsellor.freeSince = now
  end
  counsellor.unfinished[contact.id] = nil
  if severe(contact) then
    counsellor.highRisk = (counsellor.highRisk or 0) + 1
    protect(counsellor, contact)
  end
end
count(contact, 'closed')
journal('ContactClosed', contact, counsellor)
deriveContact(contact)
if counsellor then
  deriveCounsellor(counsellor)
  goOn(counsellor)
end
return commit()
