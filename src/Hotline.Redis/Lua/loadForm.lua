-- Gives a contact its record form back, if it is newer.
-- KEYS: journal. ARGV: 1 contact, 2 form JSON.
-- Returns {0}.
--- @include lib/keys

local kept = redis.call('GET', key('form:' .. ARGV[1]))
if not kept or cjson.decode(kept).version < cjson.decode(ARGV[2]).version then redis.call('SET', key('form:' .. ARGV[1]), ARGV[2]) end
return {0}
