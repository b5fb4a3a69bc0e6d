-- A counsellor declines; the contact goes to the next one, who is not this one for 30 seconds.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 offer, 7 reason.
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
if contact.tried and contact.tried[counsellor.id] and not counsellor.offers[ARGV[6]] then return repeated() end
local offer = contact.offer
if contact.state ~= 'Offered' or offer.id ~= ARGV[6] or offer.counsellor ~= counsellor.id then return {OFFER_UNKNOWN} end
remember(contact, counsellor.id)
backToWaiting(contact, 'OfferDeclined', data({offer = ARGV[6], reason = ARGV[7]}))
matchContact(contact)
matchCounsellor(counsellor)
return commit()
