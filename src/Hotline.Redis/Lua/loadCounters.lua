-- Sets today's counters of one line to what the record counted. While the epoch opens only: afterwards the counters are ahead of it.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 line, 5 day, 6… field, value repeated.
-- Returns {code, value}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state

local refused = enter(true)
if refused then return refused end
if redis.call('HGET', key('epoch'), 'state') ~= 'Opening' then return {STALE_EPOCH} end
local stats = key('stats:' .. ARGV[4] .. ':' .. ARGV[5])
redis.call('DEL', stats)
for i = 6, #ARGV, 2 do redis.call('HSET', stats, ARGV[i], ARGV[i + 1]) end
redis.call('PEXPIRE', stats, KEEP_STATS_MS)
return {0, ''}
