-- Puts an SMS or e-mail into the outbox.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 sealed message JSON.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/messages

local refused = enter()
if refused then return refused end
local message = cjson.decode(ARGV[4])
if redis.call('EXISTS', key('ordered:' .. message.id)) == 1 then return repeated() end
-- A month of ids: longer than anybody repeats a command. After the journal: a script torn before it has ordered nothing.
afterJournal('SET', key('ordered:' .. message.id), '1', 'PX', 2592000000)
orderMessage(message)
return commit()
