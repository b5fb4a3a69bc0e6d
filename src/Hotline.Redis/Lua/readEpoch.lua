-- The epoch now.
-- KEYS: journal.
-- Returns id, state, run, leader, since; nothing when there is none.
--- @include lib/keys

return redis.call('HMGET', key('epoch'), 'id', 'state', 'run', 'leader', 'since')
