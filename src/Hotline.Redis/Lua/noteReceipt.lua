-- A receipt of the network.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 reference, 5 status, 6 detail or empty.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/duty
--- @include lib/escalations

local refused = enter()
if refused then return refused end
local json = redis.call('GET', key('receipt:' .. ARGV[4]))
if not json then return repeated() end
local about = cjson.decode(json)
if about.status == ARGV[5] or about.status == 'Delivered' then return repeated() end
about.status = ARGV[5]
journal(ARGV[5] == 'Delivered' and 'MessageDelivered' or 'MessageFailed', nil, nil, {contactId = about.contact and quoted(about.contact) or nil, data = cjson.encode({message = about.message, escalation = about.escalation, outcome = 'Receipt', detail = ARGV[6] ~= '' and ARGV[6] or nil})})
afterJournal('SET', key('receipt:' .. ARGV[4]), cjson.encode(about), 'PX', 259200000)
local e = escalationOf(about.escalation)
if e and ARGV[5] == 'Failed' then escalationUndelivered(e, about.asking, 'message: not delivered') end
return commit()
