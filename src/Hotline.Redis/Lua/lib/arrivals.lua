-- How a contact comes into the service. Needs lib/routing.
local MESSAGE_TARGET_MS = 86400000

-- What the line's settings say of it, and what nobody has said yet.
local function settle(contact, line)
  contact.state, contact.version = 'Waiting', 0
  contact.arrived = contact.arrived and contact.arrived > 0 and contact.arrived < now and contact.arrived or now
  contact.risk = contact.risk or 'NotAssessed'
  contact.rules = {
    offer = line.offerSeconds * 1000, wrapUp = line.wrapUpSeconds * 1000,
    target = contact.channel == 'Message' and MESSAGE_TARGET_MS or (voice(contact.channel) and line.voiceTargetSeconds or line.chatTargetSeconds) * 1000,
  }
  return contact
end

-- Kept, counted and told; matching it is the caller's part.
local function arrive(contact)
  contacts[contact.id] = contact
  redis.call('SADD', key('open'), contact.id)
  if contact.call and contact.call.callerSid then redis.call('HSET', key('calls'), contact.call.callerSid, contact.id) end
  count(contact, 'arrived')
  watchUrgent(contact)
  watchSigns(contact)
  journal('ContactArrived', contact)
  deriveContact(contact)
end
