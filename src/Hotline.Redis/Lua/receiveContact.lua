-- A contact arrives, is stored, counted and matched.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact JSON, 5 line code.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter()
if refused then return refused end
local arriving = cjson.decode(ARGV[4])
local known = contactOf(arriving.id)
if known then
  if known.line == arriving.line and known.channel == arriving.channel then return repeated() end
  return {ID_TAKEN}
end
local settings = redis.call('HGET', key('lines'), ARGV[5])
if not settings then return {LINE_UNKNOWN} end
local line = cjson.decode(settings)
local contact = arriving
contact.state = 'Waiting'
contact.version = 0
contact.arrived = contact.arrived and contact.arrived > 0 and contact.arrived < now and contact.arrived or now
contact.risk = contact.risk or 'NotAssessed'
contact.rules = {
  offer = line.offerSeconds * 1000, wrapUp = line.wrapUpSeconds * 1000,
  target = (voice(contact.channel) and line.voiceTargetSeconds or line.chatTargetSeconds) * 1000,
}
contacts[contact.id] = contact
redis.call('SADD', key('open'), contact.id)
if contact.call and contact.call.callerSid then redis.call('HSET', key('calls'), contact.call.callerSid, contact.id) end
count(contact, 'arrived')
watchUrgent(contact)
journal('ContactArrived', contact)
deriveContact(contact)
-- A page that is gone before its connection was noted must not wait for ever: without a connection by then it counts as lost.
if contact.channel == 'Chat' then holdConnection('caller', contact.id, 'arrival') end
matchContact(contact)
return commit()
