-- The contact that a live call belongs to.
-- KEYS: journal. ARGV: 1 call SID.
-- Returns the contact or nothing.
--- @include lib/keys

local id = redis.call('HGET', key('calls'), ARGV[1])
local json = id and redis.call('GET', key('contact:' .. id))
return json or ''
