-- One setting.
-- KEYS: journal. ARGV: 1 name.
-- Returns its JSON, or nothing.
--- @include lib/keys

local kept = redis.call('HGET', key('settings'), ARGV[1])
return {kept or ''}
