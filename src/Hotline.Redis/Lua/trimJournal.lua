-- Drops what SQL holds, all but the last recorded event: it proves the place next time.
-- KEYS: journal. ARGV: 1 epoch, 2 number, 3 event id.
-- Returns {dropped}.
--- @include lib/keys

-- An opening redoes from the last events what a tear has left undone.
if redis.call('HGET', key('epoch'), 'state') == 'Opening' then return {0} end
local began = redis.call('HGET', key('epochs'), ARGV[1])
local first = redis.call('LINDEX', KEYS[1], 0)
if not began or not first then return {0} end
local at = tonumber(began) + tonumber(ARGV[2]) - tonumber(string.match(first, '^{"place":(%d+)'))
if at <= 0 then return {0} end
local event = redis.call('LINDEX', KEYS[1], at)
if not event or string.match(event, '"id":"([^"]*)"') ~= ARGV[3] then return {0} end
redis.call('LTRIM', KEYS[1], at, -1)
return {at}
