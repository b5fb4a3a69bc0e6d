-- All open contacts.
-- KEYS: journal.
-- Returns contacts.
--- @include lib/keys
--- @include lib/places

local found = {}
for _, id in ipairs(redis.call('SMEMBERS', key('open'))) do
  local json = redis.call('GET', key('contact:' .. id))
  if json then found[#found + 1] = cjson.encode(contactWithChat(json)) end
end
return found
