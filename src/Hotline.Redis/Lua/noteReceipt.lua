-- A receipt of the network.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 reference, 5 status, 6 detail or empty.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/duty
--- @include lib/harm
--- @include lib/escalations
--- @include lib/receipts

local refused = enter()
if refused then return refused end
local json = redis.call('GET', key('receipt:' .. ARGV[4]))
if not json then
  keepEarlyReceipt(ARGV[4], ARGV[5], ARGV[6])
  return repeated()
end
if not receiptCame(ARGV[4], cjson.decode(json), ARGV[5], ARGV[6]) then return repeated() end
return commit()
