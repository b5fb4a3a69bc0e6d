-- Where a contact stands: 1 is next. Somebody offered or connecting is next already.
local function placeOf(contact)
  if contact.state == 'Offered' or contact.state == 'Connecting' then return 1, math.max(1, redis.call('ZCARD', key('queue:' .. contact.requirement))) end
  if contact.state ~= 'Waiting' then return 0, 0 end
  local rank = redis.call('ZRANK', key('queue:' .. contact.requirement), contact.id)
  return (rank or 0) + 1, redis.call('ZCARD', key('queue:' .. contact.requirement))
end

local function contactWithChat(json)
  local contact = cjson.decode(json)
  local chat = redis.call('HMGET', key('chat:' .. contact.id), 'last', 'seenByCaller', 'seenByCounsellor')
  contact.messages, contact.seenByCaller, contact.seenByCounsellor = tonumber(chat[1] or '0'), tonumber(chat[2] or '0'), tonumber(chat[3] or '0')
  return contact
end

-- Messages with numbers above a number, at most some: the newest.
local function messagesOf(hash, after, last, most)
  local from = math.max(after + 1, last - most + 1)
  local fields = {}
  for n = from, last do fields[#fields + 1] = 'm:' .. string.format('%.0f', n) end
  if #fields == 0 then return {} end
  local found = {}
  for _, json in ipairs(redis.call('HMGET', hash, unpack(fields))) do
    if json then found[#found + 1] = json end
  end
  return found
end

local function messagesAfter(id, after, last, most) return messagesOf(key('chat:' .. id), after, last, most) end

-- What counsellor and second person wrote beside the conversation.
local function sideMessages(id, after, most)
  return messagesOf(key('side:' .. id), after, tonumber(redis.call('HGET', key('side:' .. id), 'last') or '0'), most)
end
