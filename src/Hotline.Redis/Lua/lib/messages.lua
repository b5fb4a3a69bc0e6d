-- A message goes out through the outbox: ordered in the step that needs it, so that no killed node can forget it.
local function orderMessage(message)
  journal('MessageOrdered', nil, nil, {contactId = message.contact and quoted(message.contact) or nil, data = cjson.encode({message = message.id, channel = message.channel, escalation = message.escalation, asking = message.asking})})
  local id = 'message:' .. message.id
  local item = {id = id, kind = 'SendMessage', attempts = 0, message = message}
  afterJournal('HSET', key('outboxItems'), id, cjson.encode(item))
  afterJournal('ZADD', key('outbox'), int(now), id)
end
