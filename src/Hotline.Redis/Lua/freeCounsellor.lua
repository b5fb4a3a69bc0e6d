-- A supervisor frees a counsellor who is stuck: offers are withdrawn, what is on the desk goes back to its places, wrap-ups end. No
-- new offers until he or she says so.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 reason.
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
local counsellor = counsellorOf(ARGV[4])
-- Before the presence: it may have been what took somebody offline who was signing out.
if counsellor and counsellor.freedBy == op then return repeated() end
if not counsellor or counsellor.presence == 'Offline' then return {COUNSELLOR_UNKNOWN} end
counsellor.freedBy = op
counsellor.presence, counsellor.presenceSince, counsellor.breakReason = 'NotResponding', now, nil
local back = withdrawOffers(counsellor, 'freed by a supervisor')
local ids = {}
for id in pairs(counsellor.contacts) do ids[#ids + 1] = id end
table.sort(ids)
for _, id in ipairs(ids) do
  local contact = contactOf(id)
  if contact and (contact.state == 'Connecting' or contact.state == 'Connected') then
    if takesOver(contact) then handOver(contact, 'freed by a supervisor')
    else
      remember(contact, counsellor.id)
      sendBack(contact, 'ContactReturned', data({reason = 'freed by a supervisor'}))
      back[#back + 1] = contact
    end
  else
    counsellor.contacts[id] = nil
    redis.call('ZREM', key('timers'), 'wrapup:' .. counsellor.id .. ':' .. id)
  end
end
for _, id in ipairs(consultIds(counsellor)) do endConsult(contactOf(id), 'freed by a supervisor') end
journal('CounsellorFreed', nil, counsellor, data({reason = ARGV[5]}))
deriveCounsellor(counsellor)
finishSigningOut(counsellor)
matchContacts(back)
return commit()
