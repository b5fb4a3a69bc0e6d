-- The office changed what somebody on shift may take: skills, lines, certificate, county, capacity, voice, weekly limit. What is open
-- stays; a new voice address counts from the next call. Whoever is not on shift gets it with the next sign-in.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 profile JSON.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/profiles

local refused = enter()
if refused then return refused end
local profile = cjson.decode(ARGV[4])
local counsellor = counsellorOf(profile.id)
if not counsellor or counsellor.presence == 'Offline' then return {COUNSELLOR_UNKNOWN} end
if not takeProfile(counsellor, profile) then return repeated() end
journal('PresenceChanged', nil, counsellor)
deriveFits(counsellor)
deriveCounsellor(counsellor)
matchCounsellor(counsellor)
return commit()
