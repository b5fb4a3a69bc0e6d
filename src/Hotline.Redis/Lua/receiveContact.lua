-- A contact arrives, is stored, counted and matched.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact JSON, 5 line code, 6 version of the line's settings and
-- 7 minute since 1970 that the node went by (both empty: whatever they are).
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/endings
--- @include lib/connections
--- @include lib/arrivals

local refused = enter()
if refused then return refused end
local arriving = cjson.decode(ARGV[4])
local known = contactOf(arriving.id)
if known then
  if known.line == arriving.line and known.channel == arriving.channel then return repeated() end
  return {ID_TAKEN}
end
-- A webhook told twice, whose call found an older contact.
local same = arriving.call and arriving.call.callerSid and redis.call('HGET', key('calls'), arriving.call.callerSid)
if same and same ~= arriving.id and contactOf(same) then return repeated(quoted(same)) end
local settings = redis.call('HGET', key('lines'), ARGV[5])
if not settings then return {LINE_UNKNOWN} end
local line = cjson.decode(settings)
-- Whether the line is open and when the arrival counts was told by the node, which may know older settings or another time.
if ARGV[6] ~= '' and (line.version ~= tonumber(ARGV[6]) or math.floor(now / 60000) ~= tonumber(ARGV[7])) then return {OUTDATED} end
local callerKey = voice(arriving.channel) and arriving.call and arriving.call.callerKey
-- A follow-up: nobody has come, the caller is rung as soon as a counsellor has time.
local outbound = arriving.direction == 'Outbound'

-- Who rings while a callback of the same number waits is that contact again, live now and at its own place.
local old = callerKey and contactOf(redis.call('HGET', key('callers'), arriving.line .. ':' .. callerKey) or nil)
if old and isCallback(old) and not TERMINAL[old.state] then
  -- One ringing is enough.
  if outbound then return {WRONG_STATE} end
  if old.call.callerSid then
    outbox('EndCall', old, {call = {callerSid = old.call.callerSid}})
    afterJournal('HDEL', key('calls'), old.call.callerSid)
  end
  old.callback.ended, old.callback.due = now, nil
  old.call.callerSid, old.call.callerJoined = arriving.call.callerSid, false
  afterJournal('HSET', key('calls'), old.call.callerSid, old.id)
  if HEAD_START[arriving.priority or 'Routine'] > HEAD_START[old.priority or 'Routine'] then old.priority = arriving.priority end
  watchUrgent(old)
  if old.state == 'Connecting' and old.call.counsellorJoined then outbox('BringCaller', old) end
  journal('CallerReturned', old, deskOf(old))
  deriveContact(old)
  matchContact(old)
  return commit(quoted(old.id))
end
local contact = settle(arriving, line)
if contact.callback then contact.callback = {asked = now, mayText = false, tries = 0, ['until'] = callbackUntil(contact.callback['until']), byHand = contact.callback.byHand} end
-- The same number has tried before and nobody answered in time.
local tries = callerKey and not outbound and attemptsOf(callerKey) or 0
if tries >= 2 then
  contact.signs = contact.signs or {}
  contact.signs.attempts = {at = now, source = 'RepeatedAttempts', level = tries >= 4 and 'High' or 'Moderate'}
  local priority = tries >= 4 and 'High' or 'Elevated'
  if HEAD_START[priority] > HEAD_START[contact.priority or 'Routine'] then contact.priority = priority end
end
arrive(contact)
-- A page that is gone before its connection was noted must not wait for ever: without a connection by then it counts as lost.
if contact.channel == 'Chat' then holdConnection('caller', contact.id, 'arrival') end
matchContact(contact)
return commit()
