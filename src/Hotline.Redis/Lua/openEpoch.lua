-- Begins a new epoch; one node becomes its leader. Whoever comes second sees another id and follows.
-- KEYS: journal. ARGV: 1 new epoch, 2 command id, 3 by, 4 replaces or empty, 5 node, 6 run id, 7 ms after which a silent leader is replaced.
-- Returns {1} for the leader, {0} otherwise.
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state

local e = redis.call('HMGET', key('epoch'), 'id', 'state', 'since', 'leader')
if (e[1] or '') ~= ARGV[4] then return {0} end
-- A leader that asks again has failed and begins anew at once.
if e[2] == 'Opening' and e[4] ~= ARGV[5] and now - tonumber(e[3]) < tonumber(ARGV[7]) then return {0} end
-- The journal's own last event says where it stands: a torn script may have left the counter behind.
local last = redis.call('LINDEX', KEYS[1], -1)
place = last and tonumber(string.match(last, '^{"place":(%d+)')) or 0
number = 0
epoch = ARGV[1]
redis.call('HSET', key('epoch'), 'id', epoch, 'state', 'Opening', 'leader', ARGV[5], 'run', ARGV[6], 'since', int(now), 'number', '0', 'place', int(place))
redis.call('HSET', key('epochs'), epoch, int(place))
journal('EpochOpened', nil, nil, {data = cjson.encode({replaces = ARGV[4], node = ARGV[5]})})
commit()
return {1}
