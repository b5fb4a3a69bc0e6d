-- The whole service in one moment.
-- KEYS: journal. ARGV: line, day repeated.
-- Returns {now, journal length, oldest event or '', {line, channel, waiting, oldest arrival, immediate, nobody able}…, '|', counsellors…, '|', {line, day, field, value…}…}.
--- @include lib/keys

local found = {int(now), int(redis.call('LLEN', KEYS[1])), redis.call('LINDEX', KEYS[1], 1) or ''}
local seen = {}
local function queueOf(line, channel)
  local name = line .. ':' .. channel
  local queue = seen[name]
  if not queue then
    local oldest = redis.call('ZRANGE', key('waiting:' .. name), 0, 0, 'WITHSCORES')
    queue = {line, channel, int(redis.call('ZCARD', key('waiting:' .. name))), oldest[2] or '', 0, 0}
    seen[name] = queue
    found[#found + 1] = queue
  end
  return queue
end
for _, code in ipairs(redis.call('HKEYS', key('lines'))) do
  queueOf(code, 'Voice')
  queueOf(code, 'Chat')
end
for _, text in ipairs(redis.call('SMEMBERS', key('requirements'))) do
  local line, channel = string.match(text, '^([^/+]+)[^/]*/([^/]+)')
  local queue, waiting = queueOf(line, channel), redis.call('ZCARD', key('queue:' .. text))
  queue[5] = queue[5] + redis.call('ZCOUNT', key('queue:' .. text), '-inf', int(now - 500000000000))
  if waiting > 0 and redis.call('SCARD', key('able:' .. text)) == 0 then queue[6] = queue[6] + waiting end
end
for _, queue in pairs(seen) do queue[5], queue[6] = int(queue[5]), int(queue[6]) end
found[#found + 1] = '|'
for _, id in ipairs(redis.call('SMEMBERS', key('counsellors'))) do
  local json = redis.call('GET', key('counsellor:' .. id))
  if json then found[#found + 1] = json end
end
found[#found + 1] = '|'
for i = 1, #ARGV, 2 do
  local fields = redis.call('HGETALL', key('stats:' .. ARGV[i] .. ':' .. ARGV[i + 1]))
  found[#found + 1] = {ARGV[i], ARGV[i + 1], unpack(fields)}
end
return found
