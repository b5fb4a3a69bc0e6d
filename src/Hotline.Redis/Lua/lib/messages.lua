-- A message goes out through the outbox: ordered in the step that needs it, so that no killed node can forget it.
local function orderMessage(message)
  journal('MessageOrdered', nil, nil, {contactId = message.contact and quoted(message.contact) or nil, data = cjson.encode({message = message.id, channel = message.channel, escalation = message.escalation, asking = message.asking})})
  local id = 'message:' .. message.id
  -- A copy: what the contact keeps of it stays as it is.
  local sent = {}
  for name, value in pairs(message) do sent[name] = value end
  sent.ordered = now
  local item = {id = id, kind = 'SendMessage', attempts = 0, message = sent}
  afterJournal('HSET', key('outboxItems'), id, cjson.encode(item))
  afterJournal('ZADD', key('outbox'), int(now), id)
end
