-- A counsellor asks a colleague, a supervisor or an outside number about a connected contact, which stays theirs.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 contact, 6 whom or empty, 7 sealed outside number or empty, 8 sealed note or empty.
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
if contact.lastConsult == op then return repeated() end
if contact.counsellor ~= ARGV[4] then return {NOT_YOURS} end
if contact.state ~= 'Connected' or contact.consult then return {WRONG_STATE} end
local consulted
local consult = {id = op, by = ARGV[4], mode = 'Private', made = now, note = ARGV[8] ~= '' and ARGV[8] or nil}
if ARGV[6] ~= '' then
  consulted = counsellorOf(ARGV[6])
  if not consulted or consulted.presence == 'Offline' then return {COUNSELLOR_UNKNOWN} end
  if consulted.id == contact.counsellor then return {NOT_YOURS} end
  if consulted.signingOut or not hasPlace(consulted, contact.channel) then return {NO_ROOM} end
  consult.with, consult.alias = consulted.id, consulted.alias
  consult.state, consult['until'] = 'Asked', now + ASKED_MS
else
  if not voice(contact.channel) then return {WRONG_STATE} end
  consult.outside = ARGV[7]
  consult.state, consult['until'] = 'Connecting', now + CONNECTING_MS
end
beginConsult(contact, consulted, consult, 'ConsultAsked')
return commit()
