-- A console opened a connection of a counsellor who is on shift.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 connection.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/connections

local refused = enter(true)
if refused then return refused end
local counsellor = counsellorOf(ARGV[4])
if not counsellor or counsellor.presence == 'Offline' then return {COUNSELLOR_UNKNOWN} end
if counsellorConnected(counsellor, ARGV[5]) and redis.call('HGET', key('epoch'), 'state') == 'Open' then matchCounsellor(counsellor) end
return commit()
