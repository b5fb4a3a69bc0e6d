-- Takes what is to be done outside, under a lease.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 lease ms, 5 most of what somebody waits for, 6 most of what may wait.
-- Returns {0, "", items JSON…}.
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state

local refused = enter()
if refused then return refused end
local items = {}
local function take(outbox, most)
  if most <= 0 then return end
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', outbox, '-inf', int(now), 'LIMIT', 0, most)) do
    local json = redis.call('HGET', key('outboxItems'), id)
    if json then
      local item = cjson.decode(json)
      item.attempts = item.attempts + 1
      json = cjson.encode(item)
      redis.call('HSET', key('outboxItems'), id, json)
      redis.call('ZADD', outbox, int(now + tonumber(ARGV[4])), id)
      items[#items + 1] = json
    else
      redis.call('ZREM', outbox, id)
    end
  end
end
take(key('outbox'), tonumber(ARGV[5]))
take(key('outboxWaiting'), tonumber(ARGV[6]))
return {0, '', unpack(items)}
