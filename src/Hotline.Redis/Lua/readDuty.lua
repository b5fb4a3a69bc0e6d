-- The whole rota, what was taken out lately included, and the whole directory.
-- KEYS: journal.
-- Returns shift JSON…, '|', partner JSON….
--- @include lib/keys

local answer = redis.call('HVALS', key('duty'))
answer[#answer + 1] = '|'
for _, json in ipairs(redis.call('HVALS', key('partners'))) do answer[#answer + 1] = json end
return answer
