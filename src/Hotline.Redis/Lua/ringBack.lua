-- A counsellor has heard a message and rings its caller: the message is theirs to write up, and the call is a contact of its own, taken at once.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 counsellor, 5 message contact, 6 contact JSON, 7 line code.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/endings
--- @include lib/arrivals

local refused = enter()
if refused then return refused end
local counsellor, message, contact = counsellorOf(ARGV[4]), contactOf(ARGV[5]), cjson.decode(ARGV[6])
if not counsellor then return {COUNSELLOR_UNKNOWN} end
if not message then return {CONTACT_UNKNOWN} end
if contactOf(contact.id) then return repeated() end
if message.counsellor ~= counsellor.id then return {NOT_YOURS} end
if message.state ~= 'Connected' or not message.left or not message.left.mayCall or message.consult then return {WRONG_STATE} end
local settings = redis.call('HGET', key('lines'), ARGV[7])
if not settings then return {LINE_UNKNOWN} end
counsellor.contacts[message.id] = nil
if not hasPlace(counsellor, contact.channel) then return {NO_ROOM} end
message.state, message.ended, message.wrapUpUntil = 'WrapUp', now, now
message.endedBy, message.endReason, message.messages = 'Counsellor', 'rung back', chatLast(message.id)
counsellor.unfinished[message.id] = now
journal('ContactEnded', message, counsellor)
deriveContact(message)
settle(contact, cjson.decode(settings))
contact.callback = {asked = now, mayText = false, tries = 0, ['until'] = callbackUntil()}
arrive(contact)
makeOffer(contact, counsellor)
accept(contact, counsellor)
return commit()
