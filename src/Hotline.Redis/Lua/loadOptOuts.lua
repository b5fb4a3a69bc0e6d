-- Gives back the addresses that want no more messages. Only added: a wish that came after is never undone.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4… fingerprints.
-- Returns {code, value}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state

local refused = enter(true)
if refused then return refused end
for i = 4, #ARGV do redis.call('SADD', key('optouts'), ARGV[i]) end
return {0, ''}
