-- A setting of the whole service. The version must be the next one; 1 is the first.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 name, 5 setting JSON, 6 version it replaces.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state

local refused = enter()
if refused then return refused end
local kept = redis.call('HGET', key('settings'), ARGV[4])
local version = kept and cjson.decode(kept).version or 0
if kept == ARGV[5] then return repeated() end
if version ~= tonumber(ARGV[6]) then return {FORM_CHANGED, int(version)} end
journal('SettingChanged', nil, nil, {setting = ARGV[5]})
afterJournal('HSET', key('settings'), ARGV[4], ARGV[5])
return commit()
