-- A caller left a message, spoken or written: it is a contact of its own, and whoever waited for a conversation waits no longer.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact JSON, 5 line code, 6 the contact that it goes on from or empty, 7 message JSON or empty, 8 recording SID or empty.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/endings
--- @include lib/arrivals

local refused = enter()
if refused then return refused end
local contact = cjson.decode(ARGV[4])
local known = contactOf(contact.id)
if known then
  if known.line == contact.line and known.channel == contact.channel then return repeated() end
  return {ID_TAKEN}
end
local settings = redis.call('HGET', key('lines'), ARGV[5])
if not settings then return {LINE_UNKNOWN} end
local before = contactOf(ARGV[6] ~= '' and ARGV[6] or nil)
-- Whoever hung up while speaking is gone when the recording is told late; after a conversation that is a wrap-up.
local gone = before and (before.state == 'Abandoned' or ARGV[8] ~= '' and before.callerLost and (before.state == 'WrapUp' or before.state == 'Closed'))
if before and not gone then
  -- Somebody answered after all. Who writes never left the queue for it, and for somebody who is not safe a message would be the wrong thing.
  local aside, writes = before.aside and before.aside.kind == 'Message', before.channel == 'Chat' and not before.aside and not before.urgent and not before.lostBy
  if before.state ~= 'Waiting' or not (aside or writes) then return {WRONG_STATE} end
  contact.arrived, contact.priority, contact.signs = before.arrived, before.priority, before.signs
  overflow(before, {kind = 'Message', contact = contact.id})
end
settle(contact, cjson.decode(settings))
if ARGV[8] ~= '' then
  contact.left.audio = 'Fetching'
  contact.aside = {kind = 'Audio', since = now, ['until'] = now + AUDIO_MS, recording = ARGV[8]}
end
if ARGV[7] ~= '' then contact.messages = 1 end
arrive(contact)
fetchAudio(contact)
if ARGV[7] ~= '' then
  local message = cjson.decode(ARGV[7])
  message.number, message.at = 1, now
  local json = cjson.encode(message)
  journal('MessagePosted', nil, nil, {contactId = quoted(contact.id), message = json})
  afterJournal('HSET', key('chat:' .. contact.id), 'm:1', json, 'i:' .. message.id, '1', 'last', '1')
end
matchContact(contact)
return commit()
