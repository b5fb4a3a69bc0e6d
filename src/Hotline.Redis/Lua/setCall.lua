-- The counsellor puts the caller on hold, or mutes the own microphone.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 held or muted, 7 on 0/1.
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
local contact = contactOf(ARGV[5])
if not contact then return {CONTACT_UNKNOWN} end
if contact.counsellor ~= ARGV[4] then return {NOT_YOURS} end
if contact.state ~= 'Connected' or not contact.call then return {WRONG_STATE} end
local on = ARGV[7] == '1' or nil
if contact.call[ARGV[6]] == on then return repeated() end
contact.call[ARGV[6]] = on
outbox('ArrangeRoom', contact)
journal('CallChanged', contact, counsellorOf(contact.counsellor))
return commit()
