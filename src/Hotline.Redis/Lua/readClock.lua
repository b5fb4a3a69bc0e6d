-- The store's time, by which everything is told.
-- KEYS: journal.
-- Returns ms.
--- @include lib/keys

return int(now)
