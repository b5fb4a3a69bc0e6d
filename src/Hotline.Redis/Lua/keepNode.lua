-- A node says that it lives and to which epoch it has announced itself, and reads the epoch and which other nodes live.
-- KEYS: journal. ARGV: 1 node, 2 epoch that it has announced itself to, or empty, 3 ms after which a silent node is forgotten.
-- Returns {id, state, run, leader, since, node, "time epoch", node, "time epoch" …}; the first five are nil while there is no epoch.
--- @include lib/keys

redis.call('HSET', key('nodes'), ARGV[1], int(now) .. ' ' .. ARGV[2])
local answer = redis.call('HMGET', key('epoch'), 'id', 'state', 'run', 'leader', 'since')
local nodes = redis.call('HGETALL', key('nodes'))
for i = 1, #nodes, 2 do
  if now - tonumber(string.match(nodes[i + 1], '^%d+')) > tonumber(ARGV[3]) then
    redis.call('HDEL', key('nodes'), nodes[i])
    redis.call('HDEL', key('away'), nodes[i])
  elseif nodes[i] ~= ARGV[1] then
    answer[#answer + 1] = nodes[i]
    answer[#answer + 1] = nodes[i + 1]
  end
end
return answer
