-- Sets today's counters of one line to what the record counted.
-- KEYS: journal. ARGV: 1 line, 2 day, 3… field, value repeated.
-- Returns {0}.
--- @include lib/keys

redis.call('DEL', key('stats:' .. ARGV[1] .. ':' .. ARGV[2]))
for i = 3, #ARGV, 2 do redis.call('HSET', key('stats:' .. ARGV[1] .. ':' .. ARGV[2]), ARGV[i], ARGV[i + 1]) end
return {0}
