-- A contact's record form as it was saved last.
-- KEYS: journal. ARGV: 1 contact.
-- Returns {sealed form JSON}; nothing when there is none.
--- @include lib/keys

local form = redis.call('GET', key('form:' .. ARGV[1]))
return form and {form} or {}
