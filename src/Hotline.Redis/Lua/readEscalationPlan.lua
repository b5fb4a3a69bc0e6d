-- The office's limits and recipients.
-- KEYS: journal.
-- Returns {plan JSON} or nothing.
--- @include lib/keys

local json = redis.call('GET', key('escalationPlan'))
if json then return {json} end
return {}
