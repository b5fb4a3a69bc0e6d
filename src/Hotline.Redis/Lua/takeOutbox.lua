-- Takes what is to be done outside, under a lease.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 lease ms, 5 most.
-- Returns {0, "", items JSON…}.
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/endings

local refused = enter()
if refused then return refused end
local ids = redis.call('ZRANGEBYSCORE', key('outbox'), '-inf', int(now), 'LIMIT', 0, tonumber(ARGV[5]))
local items = {}
for _, id in ipairs(ids) do
  local json = redis.call('HGET', key('outboxItems'), id)
  if json then
    local item = cjson.decode(json)
    item.attempts = item.attempts + 1
    json = cjson.encode(item)
    redis.call('HSET', key('outboxItems'), id, json)
    redis.call('ZADD', key('outbox'), int(now + tonumber(ARGV[4])), id)
    items[#items + 1] = json
  else
    redis.call('ZREM', key('outbox'), id)
  end
end
return {0, '', unpack(items)}
