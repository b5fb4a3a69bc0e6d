-- A node says whether the telephone network answers it. While it answers no node that lives, calls wait and are offered to nobody: who accepted
-- one could not be rung. A node that falls silent does not count, so that nobody waits on the word of a dead one.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 node, 5 1 it does not answer or 0, 6 ms after which a silent node is forgotten.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter()
if refused then return refused end
local node, away, silent = ARGV[4], ARGV[5] == '1', tonumber(ARGV[6])
if away then redis.call('HSET', key('away'), node, int(now)) else redis.call('HDEL', key('away'), node) end

local function saysAway(other)
  local said = redis.call('HGET', key('away'), other)
  return said and now - tonumber(said) <= silent
end
local all, nodes = away, redis.call('HGETALL', key('nodes'))
for i = 1, #nodes, 2 do
  local lives = now - tonumber(string.match(nodes[i + 1], '^%d+')) <= silent
  if lives and nodes[i] ~= node and not saysAway(nodes[i]) then all = false end
end
if all == callsPaused() then return repeated() end
pauseCalls(all)

-- Longest free first, as when a contact looks for somebody; a set has no order.
local on = {}
for _, id in ipairs(redis.call('SMEMBERS', key('counsellors'))) do on[#on + 1] = counsellorOf(id) end
table.sort(on, function(a, b)
  local first, second = a.freeSince or 0, b.freeSince or 0
  if first ~= second then return first < second end
  return a.id < b.id
end)
local back = {}
if all then
  for _, counsellor in ipairs(on) do
    for _, contact in ipairs(withdrawOffers(counsellor, 'network away', true)) do back[#back + 1] = contact end
  end
  matchContacts(back)
end
-- With a call gone there may be room for a chat; with the network back there are the calls that waited.
for _, counsellor in ipairs(on) do matchCounsellor(counsellor) end
return commit()
