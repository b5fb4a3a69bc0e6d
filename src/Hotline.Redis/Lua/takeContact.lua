-- Somebody on shift takes a particular contact: from the queue, from an offer to another, or (a supervisor) from another's desk, also
-- when it only needs to be written up: whoever should may be ill.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 who takes it, 5 contact, 6 '1' for a supervisor, 7 reason.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/consults

local function takeUnfinished(contact, counsellor)
  local from, had = contact.counsellor, counsellorOf(contact.counsellor)
  local moved = data({from = from, to = counsellor.id, reason = ARGV[7]})
  contact.counsellor, contact.counsellorAlias = counsellor.id, counsellor.alias
  counsellor.unfinished[contact.id] = contact.ended or now
  if had then
    if had.contacts[contact.id] then had.freeSince = now end
    had.contacts[contact.id], had.unfinished[contact.id] = nil, nil
    redis.call('SREM', key('mine:' .. had.id), contact.id)
    redis.call('ZREM', key('timers'), 'wrapup:' .. had.id .. ':' .. contact.id)
    journal('UnfinishedTaken', contact, had, moved)
  end
  journal('UnfinishedTaken', contact, counsellor, moved)
  deriveContact(contact)
  deriveCounsellor(counsellor)
  withdrawIfBlocked(counsellor)
  if had then deriveCounsellor(had) end
  goOn(had)
end

local refused = enter()
if refused then return refused end
local counsellor, contact = counsellorOf(ARGV[4]), contactOf(ARGV[5])
if not counsellor or counsellor.presence == 'Offline' then return {COUNSELLOR_UNKNOWN} end
if not contact then return {CONTACT_UNKNOWN} end
if contact.counsellor == counsellor.id and (contact.state == 'Connecting' or contact.state == 'Connected') then return repeated() end
if contact.state == 'WrapUp' and ARGV[6] == '1' then
  if contact.counsellor == counsellor.id then return repeated() end
  takeUnfinished(contact, counsellor)
  return commit()
end
-- Whoever pressed 1 has the caller, or will in a moment.
if TERMINAL[contact.state] or contact.state == 'WrapUp' or helpOf(contact) then return {WRONG_STATE} end
if ARGV[6] ~= '1' then
  if contact.counsellor then return {NOT_YOURS} end
  if not satisfies(counsellor, contact.requirement) then return {NOT_YOURS} end
end
if contact.offer and contact.offer.counsellor == counsellor.id then
  accept(contact, counsellor)
  return commit()
end
local consult = contact.consult
if consult and consult.with == counsellor.id then
  -- Who is in the conversation already only becomes the one whose contact it is.
  if consult.state ~= 'On' then return {WRONG_STATE} end
  goOn(handOver(contact, ARGV[7]))
  return commit()
end
if not hasPlace(counsellor, contact.channel) then return {NO_ROOM} end
local from = contact.counsellor
local before
if contact.state == 'Offered' then before = backToWaiting(contact, 'OfferWithdrawn', data({reason = 'taken by another'}))
elseif from then
  if contact.state == 'Connected' then contact.transfers = (contact.transfers or 0) + 1 end
  before = sendBack(contact, 'ContactTransferred', data({from = from, to = counsellor.id, reason = ARGV[7]}))
end
makeOffer(contact, counsellor)
accept(contact, counsellor)
goOn(before)
return commit()
