-- Numbers, keeps and journals one message; the same id again returns the one that is kept.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 author, 6 counsellor or empty, 7 message id, 8 encrypted text, 9 most messages.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua). value: the message as kept.
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
local chat = key('chat:' .. ARGV[4])
local had = redis.call('HGET', chat, 'i:' .. ARGV[7])
if had then return repeated(redis.call('HGET', chat, 'm:' .. had)) end
local second
if ARGV[5] == 'Counsellor' then
  local consult = contact.consult
  if consult and consult.with == ARGV[6] and consult.state == 'On' and consult.mode == 'Joined' then second = consult.alias end
  if contact.counsellor ~= ARGV[6] and not second then return {NOT_YOURS} end
  if contact.state ~= 'Connected' then return {WRONG_STATE} end
elseif TERMINAL[contact.state] or contact.state == 'WrapUp' then
  return {WRONG_STATE}
end
local last = chatLast(ARGV[4]) + 1
if last > tonumber(ARGV[9]) then return {TOO_MANY} end
local message = {number = last, id = ARGV[7], author = ARGV[5], at = now, text = ARGV[8]}
if ARGV[6] ~= '' then message.counsellor = ARGV[6] end
-- The caller sees that it is somebody else who speaks.
if second then message.alias = second end
local json = cjson.encode(message)
local extra = {contactId = quoted(ARGV[4]), message = json}
if contact.counsellor then extra.counsellorId = quoted(contact.counsellor) end
if contact.consult and contact.consult.with then extra.secondId = quoted(contact.consult.with) end
journal('MessagePosted', nil, nil, extra)
afterJournal('HSET', chat, 'm:' .. int(last), json, 'i:' .. ARGV[7], int(last), 'last', int(last))
return commit(json)
