-- Gives back a line that SQL remembers, if it is newer than what is kept.
-- KEYS: journal. ARGV: 1 line code, 2 line JSON, 3 version.
-- Returns {0}.
--- @include lib/keys

local kept = redis.call('HGET', key('lines'), ARGV[1])
if not kept or cjson.decode(kept).version < tonumber(ARGV[3]) then redis.call('HSET', key('lines'), ARGV[1], ARGV[2]) end
return {0}
