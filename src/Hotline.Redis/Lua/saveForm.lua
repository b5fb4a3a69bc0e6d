-- Keeps the record form as it is typed, if nobody saved another version in between.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 based on version, 7 sealed form JSON, 8 risk.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua). value: the version now kept.
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
local contact = contactOf(ARGV[5])
if not contact then return {CONTACT_UNKNOWN} end
if contact.counsellor ~= ARGV[4] then return {NOT_YOURS} end
if TERMINAL[contact.state] then return {WRONG_STATE} end
local kept = redis.call('GET', key('form:' .. ARGV[5]))
local keptForm = kept and cjson.decode(kept) or {}
local version = keptForm.version or 0
if version == tonumber(ARGV[6]) + 1 and kept == ARGV[7] then return repeated(int(version)) end
if version ~= tonumber(ARGV[6]) then return {FORM_CHANGED, int(version)} end
local extra = {contactId = quoted(ARGV[5]), counsellorId = quoted(ARGV[4]), form = ARGV[7]}
afterJournal('SET', key('form:' .. ARGV[5]), ARGV[7])
local counsellor = counsellorOf(ARGV[4])
local form, before = cjson.decode(ARGV[7]).coded, keptForm.coded or {}
if ARGV[8] ~= (contact.risk or 'NotAssessed') then
  contact.risk = ARGV[8]
  -- One that comes back into a queue stands where its level belongs.
  local priority = PRIORITY_OF[ARGV[8]]
  if HEAD_START[priority] > HEAD_START[contact.priority or 'Routine'] then contact.priority = priority end
  -- Not in conversation yet: it may come back to the queue, or never connect.
  watchUrgent(contact)
  if counsellor and counsellor.contacts[contact.id] then counsellor.contacts[contact.id].risk = ARGV[8] end
  journal('FormSaved', contact, counsellor, extra)
  if contact.urgent then deriveContact(contact) end
  raiseAtLevel(contact, nil, form)
  if counsellor then
    deriveCounsellor(counsellor)
    withdrawIfBlocked(counsellor)
    matchCounsellor(counsellor)
  end
else
  journal('FormSaved', nil, nil, extra)
  -- Whose county was not known when the level was saved, or what is harm to a minor from now on. Otherwise what was closed stays closed.
  local located = countyOf(contact, form) and not countyOf(contact, before)
  local harmed = isMinor(contact, form) and suspectsHarm(contact, form) and not (isMinor(contact, before) and suspectsHarm(contact, before))
  if located or harmed then raiseAtLevel(contact, nil, form) end
end
return commit(int(version + 1))
