-- Messages of a chat after a number.
-- KEYS: journal. ARGV: 1 contact, 2 after, 3 most.
-- Returns messages.
--- @include lib/keys
--- @include lib/places

local last = tonumber(redis.call('HGET', key('chat:' .. ARGV[1]), 'last') or '0')
return messagesAfter(ARGV[1], tonumber(ARGV[2]), last, tonumber(ARGV[3]))
