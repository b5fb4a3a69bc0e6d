-- Which of these are neither an open contact nor on shift. Refused while the live state is not the one that the node knows: what is
-- not there then was lost, not ended.
-- KEYS: journal. ARGV: 1 epoch, 2… ids.
-- Returns the ids that are gone.
--- @include lib/keys

local e = redis.call('HMGET', key('epoch'), 'id', 'state')
if e[1] ~= ARGV[1] or e[2] ~= 'Open' then return {} end
local gone = {}
for i = 2, #ARGV do
  if redis.call('SISMEMBER', key('open'), ARGV[i]) == 0 and redis.call('SISMEMBER', key('counsellors'), ARGV[i]) == 0 then gone[#gone + 1] = ARGV[i] end
end
return gone
