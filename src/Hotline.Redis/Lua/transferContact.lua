-- A contact goes from the desk that it is on back into a queue, transcript and place kept: by its counsellor, or by a supervisor,
-- who may also move one that waits or is offered.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 its counsellor or empty (a supervisor), 6 requirement, 7 plan JSON or empty, 8 sealed note or empty.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
if contact.movedBy == op then return repeated() end
if ARGV[5] ~= '' and contact.counsellor ~= ARGV[5] then return {NOT_YOURS} end
if TERMINAL[contact.state] or contact.state == 'WrapUp' or (ARGV[5] ~= '' and contact.state ~= 'Connected') then return {WRONG_STATE} end
local from = contact.counsellor
contact.movedBy = op
if contact.state == 'Connected' then contact.transfers = (contact.transfers or 0) + 1 end
-- Whoever gave it away is not asked again at once.
if from then
  contact.tried = contact.tried or {}
  contact.tried[from] = now + TRANSFERRED_MS
end
requeue(contact, ARGV[6])
contact.plan, contact.relaxed, contact.unmet = ARGV[7] ~= '' and cjson.decode(ARGV[7]) or nil, nil, nil
contact.planFrom = now
contact.transferNote = ARGV[8] ~= '' and ARGV[8] or nil
local counsellor = sendBack(contact, 'ContactTransferred', data({from = from, to = ARGV[6], note = ARGV[8] ~= '' and ARGV[8] or nil}))
matchContact(contact)
goOn(counsellor)
return commit()
