-- What a caller's page shows.
-- KEYS: journal. ARGV: 1 contact, 2 after message number, 3 most.
-- Returns {contact, position, waiting, waits joined by comma, messages…}; nothing when unknown.
--- @include lib/keys
--- @include lib/places

local json = redis.call('GET', key('contact:' .. ARGV[1]))
if not json then return {} end
local contact = contactWithChat(json)
local position, waiting = placeOf(contact)
local waits = redis.call('LRANGE', key('waits:' .. contact.requirement), 0, -1)
return {cjson.encode(contact), int(position), int(waiting), table.concat(waits, ','), unpack(messagesAfter(ARGV[1], tonumber(ARGV[2]), contact.messages, tonumber(ARGV[3])))}
