-- Gives back a setting that SQL remembers, if it is newer than what is kept.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 name, 5 setting JSON, 6 version.
-- Returns {code, value}: 0 done, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state

local refused = enter(true)
if refused then return refused end
local kept = redis.call('HGET', key('settings'), ARGV[4])
if not kept or cjson.decode(kept).version < tonumber(ARGV[6]) then redis.call('HSET', key('settings'), ARGV[4], ARGV[5]) end
return {0, ''}
