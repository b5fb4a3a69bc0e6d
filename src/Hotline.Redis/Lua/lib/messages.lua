-- A message goes out through the outbox: ordered in the step that needs it, so that no killed node can forget it.
local function queueMessage(message, attempts)
  local id = 'message:' .. message.id
  afterJournal('HSET', key('outboxItems'), id, cjson.encode({id = id, kind = 'SendMessage', attempts = attempts, message = message}))
  afterJournal('ZADD', key('outboxWaiting'), int(now), id)
end

-- Sealed it lies beside the event, not in the data that the record keeps: where the script is torn before its outbox, an opening finds it there.
local function orderMessage(message)
  -- A copy: what the contact keeps of it stays as it is.
  local sent = {}
  for name, value in pairs(message) do sent[name] = value end
  sent.ordered = now
  journal('MessageOrdered', nil, nil, {
    contactId = message.contact and quoted(message.contact) or nil, sealed = cjson.encode(sent),
    data = cjson.encode({message = message.id, channel = message.channel, escalation = message.escalation, asking = message.asking}),
  })
  queueMessage(sent, 0)
end
