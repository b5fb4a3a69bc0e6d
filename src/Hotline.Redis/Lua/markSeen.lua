-- One side has seen everything up to a number.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 reader, 6 counsellor or empty, 7 number.
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
if ARGV[5] == 'Counsellor' and contact.counsellor ~= ARGV[6] then return {NOT_YOURS} end
local chat, field = key('chat:' .. ARGV[4]), 'seenBy' .. ARGV[5]
local seen = math.min(tonumber(ARGV[7]), chatLast(ARGV[4]))
if seen <= tonumber(redis.call('HGET', chat, field) or '0') then return repeated() end
afterJournal('HSET', chat, field, int(seen))
local extra = {contactId = quoted(ARGV[4]), data = cjson.encode({reader = ARGV[5], number = seen})}
if contact.counsellor then extra.counsellorId = quoted(contact.counsellor) end
if contact.consult and contact.consult.with then extra.secondId = quoted(contact.consult.with) end
journal('MessagesSeen', nil, nil, extra)
return commit()
