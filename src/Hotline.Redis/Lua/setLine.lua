-- A line's settings: live, so that they work while SQL is away. The version must be the next one; 0 seeds.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 line code, 5 line JSON, 6 version it replaces.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter(true)
if refused then return refused end
local kept = redis.call('HGET', key('lines'), ARGV[4])
local version = kept and cjson.decode(kept).version or 0
if kept == ARGV[5] then return repeated() end
if version ~= tonumber(ARGV[6]) then return {FORM_CHANGED, int(version)} end
journal('LineChanged', nil, nil, {line = ARGV[5]})
afterJournal('HSET', key('lines'), ARGV[4], ARGV[5])
return commit()
