-- Places of waiting contacts.
-- KEYS: journal. ARGV: contacts.
-- Returns {id, position, waiting, waits}….
--- @include lib/keys
--- @include lib/places

local found = {}
for _, id in ipairs(ARGV) do
  local json = redis.call('GET', key('contact:' .. id))
  if json then
    local contact = cjson.decode(json)
    local position, waiting = placeOf(contact)
    if position > 0 then
      found[#found + 1] = {id, int(position), int(waiting), table.concat(redis.call('LRANGE', key('waits:' .. contact.requirement), 0, -1), ',')}
    end
  end
end
return found
