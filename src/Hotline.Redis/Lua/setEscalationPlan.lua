-- The office's limits and recipients: live, so that they work while SQL is away. The version must be the next one.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 plan JSON, 5 version it replaces.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state

local refused = enter()
if refused then return refused end
local kept = redis.call('GET', key('escalationPlan'))
if kept == ARGV[4] then return repeated() end
local version = kept and cjson.decode(kept).version or 0
if version ~= tonumber(ARGV[5]) then return {FORM_CHANGED, int(version)} end
journal('EscalationPlanChanged', nil, nil, {escalationPlan = ARGV[4]})
afterJournal('SET', key('escalationPlan'), ARGV[4])
return commit()
