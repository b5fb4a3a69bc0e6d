-- Apart from the caller, all three together, or a supervisor who listens, whispers or joins.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 who, 5 contact, 6 consult, 7 mode.
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
local consult = contact.consult
if not consult or consult.id ~= ARGV[6] then return {OFFER_UNKNOWN} end
local attends = consult.by == consult.with
if consult.with ~= ARGV[4] and (attends or contact.counsellor ~= ARGV[4]) then return {NOT_YOURS} end
if consult.state ~= 'On' or (ARGV[7] == 'Private') == attends and ARGV[7] ~= 'Joined' then return {WRONG_STATE} end
if consult.mode == ARGV[7] then return repeated() end
consult.mode = ARGV[7]
if contact.call then outbox('ArrangeRoom', contact) end
tellSecond('ConsultChanged', contact, counsellorOf(consult.with), data({consult = consult.id, mode = consult.mode}))
return commit()
