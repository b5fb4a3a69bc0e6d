-- A counsellor chooses Available or Break, or comes back from NotResponding.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 presence, 6 reason or empty.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter()
if refused then return refused end
local counsellor = counsellorOf(ARGV[4])
if not counsellor or counsellor.presence == 'Offline' then return {COUNSELLOR_UNKNOWN} end
local reason = ARGV[6] ~= '' and ARGV[6] or nil
if counsellor.presence == ARGV[5] and counsellor.breakReason == reason and not (ARGV[5] == 'Available' and counsellor.protectedUntil) and (counsellor.leftByGrace or not counsellor.signingOut) then return repeated() end
counsellor.presence, counsellor.presenceSince, counsellor.breakReason = ARGV[5], now, reason
-- Whoever left by losing the connection is back with a connection only.
counsellor.signingOut = counsellor.leftByGrace or false
counsellor.freeSince = now
-- Whoever says Available in the protected time wants to be asked.
if ARGV[5] == 'Available' then
  counsellor.protectedUntil = nil
  redis.call('ZREM', key('timers'), 'protected:' .. counsellor.id)
end
local back = ARGV[5] ~= 'Available' and withdrawOffers(counsellor, 'presence changed') or {}
journal('PresenceChanged', nil, counsellor)
deriveCounsellor(counsellor)
matchContacts(back)
matchCounsellor(counsellor)
return commit()
