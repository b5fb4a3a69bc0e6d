-- A counsellor takes an offer. A chat is connected at once; a call waits for its legs.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 offer.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter()
if refused then return refused end
local counsellor, contact = counsellorOf(ARGV[4]), contactOf(ARGV[5])
if not counsellor then return {COUNSELLOR_UNKNOWN} end
if not contact then return {CONTACT_UNKNOWN} end
local offer = contact.offer
if contact.counsellor == counsellor.id and (contact.lastOffer == ARGV[6] or (offer and offer.id == ARGV[6])) then return repeated() end
if contact.state ~= 'Offered' or offer.id ~= ARGV[6] or offer.counsellor ~= counsellor.id or now >= offer['until'] then
  return {OFFER_UNKNOWN}
end
accept(contact, counsellor)
return commit()
