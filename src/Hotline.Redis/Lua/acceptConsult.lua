-- Whoever was asked says yes: a side channel opens at once, a call needs a leg first.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 consult.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/consults

local refused = enter()
if refused then return refused end
local counsellor, contact = counsellorOf(ARGV[4]), contactOf(ARGV[5])
if not counsellor then return {COUNSELLOR_UNKNOWN} end
if not contact then return {CONTACT_UNKNOWN} end
local consult = contact.consult
if not consult or consult.id ~= ARGV[6] or consult.with ~= counsellor.id then return {OFFER_UNKNOWN} end
if consult.state ~= 'Asked' then return repeated() end
if now >= consult['until'] then return {OFFER_UNKNOWN} end
if voice(contact.channel) then
  setConsult(contact, counsellor, 'Connecting', now + CONNECTING_MS)
  ringSecond(contact, counsellor)
else
  setConsult(contact, counsellor, 'On')
end
tellSecond('ConsultAccepted', contact, counsellor, data({consult = consult.id}))
return commit()
