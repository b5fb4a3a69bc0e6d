-- Whether an address wants no messages.
-- KEYS: journal. ARGV: 1 fingerprint of the address.
-- Returns {0 or 1}.
--- @include lib/keys

return {redis.call('SISMEMBER', key('optouts'), ARGV[1])}
