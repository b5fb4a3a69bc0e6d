-- Connecting back to Waiting at its own place: the network refused, or the leg did not answer.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 reason, 6 offer or empty: a leg of another offer returns nothing.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
if contact.state == 'Waiting' or contact.state == 'Offered' then return repeated() end
if contact.state ~= 'Connecting' then return {WRONG_STATE} end
if ARGV[6] ~= '' and contact.offer and contact.offer.id ~= ARGV[6] then return repeated() end
local counsellor = counsellorOf(contact.counsellor)
if counsellor then
  remember(contact, counsellor.id)
  -- A telephone that does not answer is a missed offer; the network's own trouble is not the counsellor's.
  if string.sub(ARGV[5], 1, 4) == 'leg:' then counsellor.presence, counsellor.presenceSince = 'NotResponding', now end
end
sendBack(contact, 'ContactReturned', data({reason = ARGV[5]}))
matchContact(contact)
goOn(counsellor)
return commit()
