-- What the network said of a message; it leaves the outbox.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 item id, 5 outcome, 6 reference or empty, 7 detail or empty.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/duty
--- @include lib/harm
--- @include lib/escalations
--- @include lib/receipts

local refused = enter()
if refused then return refused end
local json = redis.call('HGET', key('outboxItems'), ARGV[4])
if not json then return repeated() end
local message = cjson.decode(json).message
local said = {message = message.id, channel = message.channel, escalation = message.escalation, outcome = ARGV[5], detail = ARGV[7] ~= '' and ARGV[7] or nil}
journal(ARGV[5] == 'Accepted' and 'MessageSent' or 'MessageFailed', nil, nil, {contactId = message.contact and quoted(message.contact) or nil, data = cjson.encode(said)})
local about = {message = message.id, contact = message.contact, escalation = message.escalation, asking = message.asking}
if ARGV[6] ~= '' then awaitReceipt(ARGV[6], about) end
afterJournal('ZREM', key('outboxWaiting'), ARGV[4])
-- Where it was put before messages had places of their own.
afterJournal('ZREM', key('outbox'), ARGV[4])
afterJournal('HDEL', key('outboxItems'), ARGV[4])
-- In the same step: a killed node must not leave it with somebody who never heard of it.
local e = escalationOf(message.escalation)
if e and ARGV[5] == 'Accepted' then escalationDelivered(e, message.asking)
elseif e then escalationUndelivered(e, message.asking, 'message: ' .. ARGV[5]) end
if ARGV[6] ~= '' then takeEarlyReceipt(ARGV[6], about) end
return commit()
