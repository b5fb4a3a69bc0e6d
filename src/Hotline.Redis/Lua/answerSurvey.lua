-- The two questions after a contact.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 survey JSON.
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
if contact.surveyed then return repeated() end
contact.surveyed = true
keep(contact)
journal('SurveyAnswered', nil, nil, {contactId = quoted(ARGV[4]), data = ARGV[5]})
return commit()
