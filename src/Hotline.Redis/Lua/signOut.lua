-- Ends a shift: no new offers; offline at once, or with the last open contact.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor.
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
if not counsellor then return {COUNSELLOR_UNKNOWN} end
if counsellor.presence == 'Offline' or counsellor.signingOut then return repeated() end
local back = withdrawOffers(counsellor, 'signing out')
for id, l in pairs(counsellor.contacts) do
  if l.state == 'WrapUp' then counsellor.contacts[id] = nil end
end
counsellor.signingOut = true
endAsked(counsellor, 'signing out')
if deskEmpty(counsellor) then
  goOffline(counsellor, 'CounsellorSignedOut')
else
  journal('PresenceChanged', nil, counsellor)
  deriveCounsellor(counsellor)
end
matchContacts(back)
return commit()
