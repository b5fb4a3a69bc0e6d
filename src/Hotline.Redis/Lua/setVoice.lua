-- A console says that its browser can take calls, or that it cannot any more. Whoever chose the browser is asked for no call before.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 connection of the console, 6 1 ready or 0 not.
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
-- A console whose connection is lost, or not yet announced, says it again when it is back.
if not counsellor or counsellor.presence == 'Offline' or not isConnected(counsellor, ARGV[5]) then return {COUNSELLOR_UNKNOWN} end
if ARGV[6] == '1' then
  if counsellor.voiceAt == ARGV[5] then return repeated() end
  counsellor.voiceAt = ARGV[5]
  journal('PresenceChanged', nil, counsellor)
  deriveCounsellor(counsellor)
  matchCounsellor(counsellor)
else
  if counsellor.voiceAt ~= ARGV[5] then return repeated() end
  loseVoice(counsellor)
end
return commit()
