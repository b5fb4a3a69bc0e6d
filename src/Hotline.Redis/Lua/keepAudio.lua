-- A message's audio is kept, or cannot be had: from now on somebody may hear it.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 Kept or Lost.
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
if not contact.left or contact.left.audio ~= 'Fetching' then return repeated() end
if TERMINAL[contact.state] then return {WRONG_STATE} end
contact.left.audio = ARGV[5]
if contact.aside then stepBack(contact) end
journal(ARGV[5] == 'Kept' and 'AudioKept' or 'AudioLost', contact, deskOf(contact))
deriveContact(contact)
matchContact(contact)
return commit()
