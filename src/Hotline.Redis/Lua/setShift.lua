-- A shift of the rota, made, changed or taken out (a removed one is kept for a day). The version must be the next one; 0 makes it.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 shift id, 5 shift JSON, 6 version it replaces.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/duty

local refused = enter()
if refused then return refused end
local kept = redis.call('HGET', key('duty'), ARGV[4])
local version = kept and cjson.decode(kept).version or 0
if kept == ARGV[5] then return repeated() end
if version ~= tonumber(ARGV[6]) then return {FORM_CHANGED, int(version)} end
journal('DutyChanged', nil, nil, {shift = ARGV[5]})
afterJournal('HSET', key('duty'), ARGV[4], ARGV[5])
for _, json in ipairs(redis.call('HVALS', key('duty'))) do
  local shift = cjson.decode(json)
  if shift.id ~= ARGV[4] and dutyIsPast(shift, now) then afterJournal('HDEL', key('duty'), shift.id) end
end
return commit()
