-- Escalations as they are now.
-- KEYS: journal. ARGV: 1 'open', 'ids' (of all that are open), 'contact' or 'one', 2 contact or escalation id.
-- Returns escalation JSON…, the open ones by what is due first.
--- @include lib/keys

if ARGV[1] == 'ids' then return redis.call('ZRANGE', key('escalations'), 0, -1) end
local ids
if ARGV[1] == 'open' then ids = redis.call('ZRANGE', key('escalations'), 0, 499)
elseif ARGV[1] == 'contact' then
  ids = redis.call('SMEMBERS', key('escalationsOf:' .. ARGV[2]))
  table.sort(ids)
else ids = {ARGV[2]} end
local found = {}
for _, id in ipairs(ids) do
  local json = redis.call('GET', key('escalation:' .. id))
  if json then found[#found + 1] = json end
end
return found
