-- Something outside is done.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 item id.
-- Returns {0}.
--- @include lib/keys

redis.call('ZREM', key('outbox'), ARGV[4])
redis.call('ZREM', key('outboxWaiting'), ARGV[4])
redis.call('HDEL', key('outboxItems'), ARGV[4])
return {0}
