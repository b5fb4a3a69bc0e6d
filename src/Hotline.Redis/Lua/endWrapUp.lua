-- A counsellor is done with the work after a contact; the contact itself stays unfinished until it is closed.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/endings

local refused = enter()
if refused then return refused end
local counsellor = counsellorOf(ARGV[4])
if not counsellor then return {COUNSELLOR_UNKNOWN} end
if not endWrapUp(counsellor, ARGV[5]) then return repeated() end
return commit()
