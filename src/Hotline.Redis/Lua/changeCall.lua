-- The telephone network tells of a contact's legs.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 caller SID or empty, 6 counsellor SID or empty, 7 caller joined 0/1, 8 counsellor joined 0/1, 9 offer or empty.
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
contact.call = contact.call or {}
local call = contact.call
local live = contact.state == 'Connecting' or contact.state == 'Connected'
-- While it connects the offer decides. Who was connected before and moved on has an earlier one, whose leg is over.
local current = live and (ARGV[9] == '' or (contact.offer and contact.offer.id or contact.lastOffer) == ARGV[9])
if not current then
  -- A leg of an offer that is over, the counsellor's or that of somebody who was rung back: it must not ring on.
  local stale = {
    callerSid = ARGV[9] ~= '' and ARGV[5] ~= '' and ARGV[5] ~= call.callerSid and ARGV[5] or nil,
    counsellorSid = ARGV[6] ~= '' and ARGV[6] ~= call.counsellorSid and ARGV[6] or nil,
  }
  if next(stale) == nil then return repeated() end
  outbox('EndCall', contact, {call = stale})
  return commit()
end
-- Whoever was to be rung back is on the line already, by a call of their own: the other must not take its place.
if ARGV[5] ~= '' and call.callerSid and call.callerSid ~= ARGV[5] and not isCallback(contact) then
  outbox('EndCall', contact, {call = {callerSid = ARGV[5]}})
  return commit()
end
local changed = false
local function set(name, value)
  if value and call[name] ~= value then call[name], changed = value, true end
end
local oldCaller = call.callerSid
set('callerSid', ARGV[5] ~= '' and ARGV[5] or nil)
set('counsellorSid', ARGV[6] ~= '' and ARGV[6] or nil)
local hadCounsellor = call.counsellorJoined
set('callerJoined', ARGV[7] == '1' or nil)
set('counsellorJoined', ARGV[8] == '1' or nil)
if not changed then return repeated() end
-- A callback's caller is another call each time; a stale one must not lead here.
if call.callerSid ~= oldCaller then
  if oldCaller then afterJournal('HDEL', key('calls'), oldCaller) end
  afterJournal('HSET', key('calls'), call.callerSid, contact.id)
end
local counsellor = counsellorOf(contact.counsellor)
if contact.state == 'Connecting' and call.counsellorJoined and call.callerJoined and counsellor then
  connected(contact, counsellor)
else
  if call.counsellorJoined and not hadCounsellor and not call.callerJoined then outbox(isCallback(contact) and 'RingCaller' or 'BringCaller', contact) end
  journal('CallChanged', contact, counsellor)
end
return commit()
