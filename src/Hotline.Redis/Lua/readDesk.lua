-- What a counsellor's desk shows.
-- KEYS: journal. ARGV: 1 counsellor, 2 most messages.
-- Returns {counsellor, {contact, form, how many messages, messages…, side messages…}…}; nothing when unknown.
--- @include lib/keys
--- @include lib/places

local json = redis.call('GET', key('counsellor:' .. ARGV[1]))
if not json then return {} end
local counsellor = cjson.decode(json)
local ids, seen = {}, {}
local function add(id) if not seen[id] then seen[id] = true; ids[#ids + 1] = id end end
for _, id in pairs(counsellor.offers) do add(id) end
for id in pairs(counsellor.contacts) do add(id) end
for id in pairs(counsellor.unfinished) do add(id) end
for id in pairs(counsellor.consults or {}) do add(id) end
table.sort(ids)
local desk = {json}
for _, id in ipairs(ids) do
  local contactJson = redis.call('GET', key('contact:' .. id))
  if contactJson then
    local contact = contactWithChat(contactJson)
    local messages = messagesAfter(id, 0, contact.messages, tonumber(ARGV[2]))
    desk[#desk + 1] = {cjson.encode(contact), redis.call('GET', key('form:' .. id)) or '', int(#messages), unpack(messages)}
    for _, json in ipairs(sideMessages(id, 0, tonumber(ARGV[2]))) do desk[#desk][#desk[#desk] + 1] = json end
  end
end
return desk
