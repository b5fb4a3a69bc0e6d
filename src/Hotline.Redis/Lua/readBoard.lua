-- The whole service in one moment.
-- KEYS: journal. ARGV: line, day repeated.
-- Returns {now, journal length, oldest event or '', {line, channel, waiting, oldest arrival, immediate}…, '|', counsellors…, '|', {line, day, field, value…}…}.
--- @include lib/keys

local found = {int(now), int(redis.call('LLEN', KEYS[1])), redis.call('LINDEX', KEYS[1], 1) or ''}
local texts = redis.call('SMEMBERS', key('requirements'))
local seen = {}
for _, text in ipairs(texts) do
  local line, channel = string.match(text, '^([^/]+)/([^/]+)')
  local name = line .. ':' .. channel
  local queue = seen[name]
  if not queue then
    local oldest = redis.call('ZRANGE', key('waiting:' .. name), 0, 0, 'WITHSCORES')
    queue = {line, channel, int(redis.call('ZCARD', key('waiting:' .. name))), oldest[2] or '', 0}
    seen[name] = queue
    found[#found + 1] = queue
  end
  queue[5] = queue[5] + redis.call('ZCOUNT', key('queue:' .. text), '-inf', int(now - 500000000000))
end
for _, queue in pairs(seen) do queue[5] = int(queue[5]) end
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
