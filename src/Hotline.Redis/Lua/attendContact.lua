-- A supervisor listens to a connected contact, whispers to its counsellor or joins. The counsellor sees it.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 supervisor, 5 contact, 6 mode.
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
local supervisor, contact = counsellorOf(ARGV[4]), contactOf(ARGV[5])
if not supervisor or supervisor.presence == 'Offline' then return {COUNSELLOR_UNKNOWN} end
if not contact then return {CONTACT_UNKNOWN} end
if contact.lastConsult == op then return repeated() end
if contact.state ~= 'Connected' or contact.consult then return {WRONG_STATE} end
if contact.counsellor == supervisor.id then return {NOT_YOURS} end
if supervisor.signingOut or not hasPlace(supervisor, contact.channel) then return {NO_ROOM} end
local consult = {id = op, by = supervisor.id, with = supervisor.id, alias = supervisor.alias, mode = ARGV[6], made = now, state = 'On'}
if voice(contact.channel) then consult.state, consult['until'] = 'Connecting', now + CONNECTING_MS end
beginConsult(contact, supervisor, consult, 'ContactAttended')
return commit()
