-- The whole service in one moment.
-- KEYS: journal. ARGV: line, day repeated.
-- Returns {now, journal length, oldest event or '', {line, channel, waiting, oldest arrival, immediate, nobody able}…, '|', counsellors…, '|', {line, day, field, value…}…,
-- '|', {line, callbacks, oldest arrival}…, '|', open escalations, those due first: {id, kind, contact, line, state, level, raised, due, limits passed, '1' when acknowledged, owner's kind, owner's name or ''}…}.
--- @include lib/keys

local MOST_ESCALATIONS = 200
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
found[#found + 1] = '|'
local rung, callbacks = {}, redis.call('HGETALL', key('callers'))
for i = 1, #callbacks, 2 do
  local line = string.match(callbacks[i], '^([^:]+):')
  local arrived = tonumber(redis.call('ZSCORE', key('waiting:' .. line .. ':Voice'), callbacks[i + 1]) or nil)
  if arrived then
    local of = rung[line] or {line, 0, arrived}
    of[2], of[3] = of[2] + 1, math.min(of[3], arrived)
    rung[line] = of
  end
end
for _, of in pairs(rung) do found[#found + 1] = {of[1], int(of[2]), int(of[3])} end
found[#found + 1] = '|'
found[#found + 1] = int(redis.call('ZCARD', key('escalations')))
for _, id in ipairs(redis.call('ZRANGE', key('escalations'), 0, MOST_ESCALATIONS - 1)) do
  local json = redis.call('GET', key('escalation:' .. id))
  if json then
    local e = cjson.decode(json)
    found[#found + 1] = {e.id, e.kind, e.contact, e.line or '', e.state, e.level or 'NotAssessed', int(e.raised), int(e.due), int(e.overdue or 0),
      e.acknowledged and '1' or '', e.owner.kind, e.owner.name or ''}
  end
end
return found
