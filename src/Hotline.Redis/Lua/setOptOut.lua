-- Somebody wants no more messages, or wants them again. Kept by fingerprint, for good.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 fingerprint of the address, 5 out 1 or in 0.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state

local refused = enter()
if refused then return refused end
local out = redis.call('SISMEMBER', key('optouts'), ARGV[4]) == 1
if out == (ARGV[5] == '1') then return repeated() end
journal(ARGV[5] == '1' and 'MessagesOptedOut' or 'MessagesOptedIn', nil, nil, {data = cjson.encode({key = ARGV[4]})})
afterJournal(ARGV[5] == '1' and 'SADD' or 'SREM', key('optouts'), ARGV[4])
return commit()
