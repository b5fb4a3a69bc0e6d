-- Nothing was said, or nobody answered outside: back into the queue at the old place.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 kind, 6 reason.
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
-- Help ends with its leg only.
if not contact.aside or contact.aside.kind ~= ARGV[5] or contact.callerLost or ARGV[5] == 'Help' then return repeated() end
stepBack(contact)
journal('ContactSteppedBack', contact, nil, data({reason = ARGV[6]}))
deriveContact(contact)
matchContact(contact)
return commit()
