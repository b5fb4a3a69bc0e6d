-- A sign of danger: raises, never lowers.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 priority, 6 sign.
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
if TERMINAL[contact.state] then return {WRONG_STATE} end
if HEAD_START[ARGV[5]] <= HEAD_START[contact.priority or 'Routine'] then return repeated() end
contact.priority = ARGV[5]
watchUrgent(contact)
journal('PriorityRaised', contact, deskOf(contact), data({sign = ARGV[6], priority = ARGV[5]}))
deriveContact(contact)
return commit()
