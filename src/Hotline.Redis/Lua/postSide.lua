-- Counsellor and second person write to each other; the caller never sees it. The same id again returns the one that is kept.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 who, 6 message id, 7 sealed text, 8 most messages.
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
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
local side = key('side:' .. ARGV[4])
local had = redis.call('HGET', side, 'i:' .. ARGV[6])
if had then return repeated(redis.call('HGET', side, 'm:' .. had)) end
local consult = contact.consult
if contact.counsellor ~= ARGV[5] and not (consult and consult.with == ARGV[5]) then return {NOT_YOURS} end
if not consult or not consult.with or consult.state ~= 'On' then return {WRONG_STATE} end
local last = tonumber(redis.call('HGET', side, 'last') or '0') + 1
if last > tonumber(ARGV[8]) then return {TOO_MANY} end
local json = cjson.encode({number = last, id = ARGV[6], author = 'Counsellor', counsellor = ARGV[5], at = now, text = ARGV[7]})
journal('SidePosted', nil, nil, {contactId = quoted(ARGV[4]), counsellorId = quoted(contact.counsellor), secondId = quoted(consult.with), data = json})
afterJournal('HSET', side, 'm:' .. int(last), json, 'i:' .. ARGV[6], int(last), 'last', int(last))
return commit(json)
