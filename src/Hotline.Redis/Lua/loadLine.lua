-- Gives back a line that SQL remembers, if it is newer than what is kept.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 line code, 5 line JSON, 6 version.
-- Returns {code, value}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state

local refused = enter(true)
if refused then return refused end
local kept = redis.call('HGET', key('lines'), ARGV[4])
if not kept or cjson.decode(kept).version < tonumber(ARGV[6]) then redis.call('HSET', key('lines'), ARGV[4], ARGV[5]) end
return {0, ''}
