-- A waiting caller hangs up and keeps the place: he or she is rung when it comes up. The hang-up may have been told before.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 {kept, missed} sealed messages where a text is safe, or empty.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/messages
--- @include lib/endings

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
if isCallback(contact) then return repeated() end
if hasJustHungUp(contact) then takeBack(contact) end
-- Where a counsellor is being rung already, and for somebody who is not safe, hanging up would be the wrong thing to do.
if (contact.state ~= 'Waiting' and contact.state ~= 'Offered') or not contact.call or not contact.call.callerNumber or contact.urgent or contact.lostBy or contact.aside then return {WRONG_STATE} end
local texts = ARGV[5] ~= '' and cjson.decode(ARGV[5]) or nil
contact.callback = {asked = now, mayText = texts ~= nil, tries = 0, ['until'] = callbackUntil(), missed = texts and texts.missed}
if contact.call.callerSid then afterJournal('HDEL', key('calls'), contact.call.callerSid) end
contact.call.callerSid = nil
journal('CallbackAsked', contact, deskOf(contact))
if texts then orderMessage(texts.kept) end
deriveContact(contact)
matchContact(contact)
return commit()
