-- A waiting caller leaves the queue for a moment, place kept: to speak a message, or to be put through to a number outside.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 kind, 6 ms that it takes at most, 7 '1' where the caller may be rung back, 8 number or empty.
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
if contact.aside and contact.aside.kind == ARGV[5] then return repeated() end
-- Where a counsellor is being rung already, and for somebody who is not safe, anything else would be the wrong thing to do.
if contact.state ~= 'Waiting' or contact.aside or isCallback(contact) or not contact.call or not contact.call.callerSid or contact.urgent or contact.lostBy then return {WRONG_STATE} end
contact.aside = {kind = ARGV[5], since = now, ['until'] = now + tonumber(ARGV[6]), mayCall = ARGV[7] == '1' or nil, number = ARGV[8] ~= '' and ARGV[8] or nil}
if ARGV[5] == 'Outside' then contact.putThrough = now end
-- Armed anew when the contact is back.
if contact.tried then redis.call('ZREM', key('timers'), 'retry:' .. contact.id) end
journal('ContactSteppedAside', contact)
deriveContact(contact)
return commit()
