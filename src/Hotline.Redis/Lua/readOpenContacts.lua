-- All open contacts. Unmet is said of now: whoever has come on shift meanwhile may meet it.
-- KEYS: journal.
-- Returns contacts.
--- @include lib/keys
--- @include lib/places

local found = {}
for _, id in ipairs(redis.call('SMEMBERS', key('open'))) do
  local json = redis.call('GET', key('contact:' .. id))
  if json then
    local contact = contactWithChat(json)
    if contact.unmet and redis.call('SCARD', key('able:' .. contact.requirement)) > 0 then contact.unmet = nil end
    found[#found + 1] = cjson.encode(contact)
  end
end
return found
