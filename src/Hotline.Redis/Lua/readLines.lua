-- All lines.
-- KEYS: journal.
-- Returns line JSON….
--- @include lib/keys

return redis.call('HVALS', key('lines'))
