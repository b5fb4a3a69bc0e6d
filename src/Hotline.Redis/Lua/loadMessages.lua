-- Gives a chat its messages back. A number or an id that is there already stays; what came from a screen is journalled.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 journal 0/1, 6… message JSON.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter(true)
if refused then return refused end
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
local chat = key('chat:' .. ARGV[4])
local last = chatLast(ARGV[4])
-- Written after the journal: a message that is kept but was never told would not reach SQL, and no screen gives it back again.
local taken, given = {}, {}
for i = 6, #ARGV do
  local message = cjson.decode(ARGV[i])
  if not given[message.id] and not redis.call('HGET', chat, 'i:' .. message.id) then
    local n = message.number
    if n < 1 or taken[int(n)] or redis.call('HGET', chat, 'm:' .. int(n)) then n = last + 1 end
    local moved = n ~= message.number
    message.number = n
    taken[int(n)], given[message.id] = true, true
    if n > last then last = n end
    local json = cjson.encode(message)
    afterJournal('HSET', chat, 'm:' .. int(n), json, 'i:' .. message.id, int(n), 'last', int(last))
    -- The record is told of a new number, too: it would go on with the old one, which is another message's now.
    if ARGV[5] == '1' or moved then
      local extra = {contactId = quoted(ARGV[4]), message = json}
      if contact.counsellor then extra.counsellorId = quoted(contact.counsellor) end
      journal('MessagePosted', nil, nil, extra)
    end
  end
end
-- What is over must not stay for ever.
if TERMINAL[contact.state] and #events + #ARGV > 5 then afterJournal('PEXPIRE', chat, KEEP_CLOSED_MS) end
return commit()
