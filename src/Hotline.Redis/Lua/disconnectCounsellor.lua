-- A console lost a connection: offers go on at once, chats stay for the grace period.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 connection.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/connections

local refused = enter()
if refused then return refused end
local counsellor = counsellorOf(ARGV[4])
if not counsellor then return {COUNSELLOR_UNKNOWN} end
counsellorGone(counsellor, ARGV[5])
sayGoodbye('counsellor', counsellor.id, ARGV[5])
return commit()
