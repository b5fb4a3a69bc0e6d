-- Queues, free counsellors and matching: everything here is derived from the documents and can be rebuilt from them.
local HEAD_START = {Routine = 0, Elevated = 600000, High = 3600000, Immediate = 1000000000000}
local TRIED_MS = 30000
local GRACE_MS = 60000
local CONNECTING_MS = 60000
local CALLER_LOST_MS = {Waiting = 120000, Offered = 120000, Connecting = 120000, Connected = 300000}

local function score(contact) return contact.arrived - HEAD_START[contact.priority or 'Routine'] end
local function voice(channel) return channel == 'Voice' or channel == 'WebCall' end
local function timer(name, due) redis.call('ZADD', key('timers'), int(due), name) end

-- A requirement's canonical text is line/channel/skill=S>N/certificate=C/county=C/counsellor=ID (Requirement.cs).
local requirements = {}
local function requirement(text)
  local known = requirements[text]
  if known then return known end
  known = {skills = {}}
  local at = 0
  for part in string.gmatch(text, '[^/]+') do
    at = at + 1
    if at == 1 then known.line = part
    elseif at == 2 then known.channel = part
    else
      local name, value = string.match(part, '^(%a+)=(.+)$')
      if name == 'skill' then
        local skill, level = string.match(value, '^(.+)>(%d+)$')
        known.skills[skill] = tonumber(level)
      elseif name then known[name] = value end
    end
  end
  requirements[text] = known
  return known
end

local function satisfies(counsellor, text)
  local r = requirement(text)
  if not counsellor.lines[r.line] then return false end
  if voice(r.channel) and not counsellor.takesVoice then return false end
  if r.channel == 'Chat' and (counsellor.chatCapacity or 0) < 1 then return false end
  if r.counsellor and r.counsellor ~= counsellor.id then return false end
  if r.county and r.county ~= counsellor.county then return false end
  if r.certificate and (counsellor.certificate or 'C') > r.certificate then return false end
  for skill, level in pairs(r.skills) do
    if (counsellor.skills[skill] or 0) < level then return false end
  end
  return true
end

local function severe(contact) return contact.risk == 'High' or contact.risk == 'Immediate' end

-- Room for one more contact of this channel: one call excludes everything else, a level 3–4 contact blocks further offers.
local function load_(counsellor)
  local chats, calls, blocked = 0, 0, false
  for _, l in pairs(counsellor.contacts) do
    if voice(l.channel) then calls = calls + 1 else chats = chats + 1 end
    if severe(l) then blocked = true end
  end
  -- Until it closes, also when the counsellor's own wrap-up is over.
  for id in pairs(counsellor.unfinished) do
    local contact = contactOf(id)
    if contact and contact.state == 'WrapUp' and severe(contact) then blocked = true end
  end
  for _, contactId in pairs(counsellor.offers) do
    local contact = contactOf(contactId)
    if contact and voice(contact.channel) then calls = calls + 1 else chats = chats + 1 end
  end
  return chats, calls, blocked
end

local function room(counsellor, channel, chats, calls, blocked)
  if counsellor.presence ~= 'Available' or counsellor.lost or counsellor.signingOut or blocked or calls > 0 then return false end
  if voice(channel) then return chats == 0 end
  return chats < (counsellor.chatCapacity or 0)
end

-- Puts the counsellor into the free set of each requirement that he or she serves and has room for: fewest contacts first,
-- then longest free. Score = load · 2^43 + ms of free-since, below 2^53.
local function deriveCounsellor(counsellor)
  local chats, calls, blocked = load_(counsellor)
  local member = counsellor.id
  local s = int((chats + calls) * 8796093022208 + (counsellor.freeSince or now))
  for _, text in ipairs(redis.call('SMEMBERS', key('fits:' .. member))) do
    if room(counsellor, requirement(text).channel, chats, calls, blocked) then
      redis.call('ZADD', key('free:' .. text), s, member)
    else
      redis.call('ZREM', key('free:' .. text), member)
    end
  end
end

-- Rewrites which requirements a counsellor serves, after sign-in or when the presence ends.
local function deriveFits(counsellor)
  local fits = key('fits:' .. counsellor.id)
  for _, text in ipairs(redis.call('SMEMBERS', fits)) do redis.call('ZREM', key('free:' .. text), counsellor.id) end
  redis.call('DEL', fits)
  if counsellor.presence == 'Offline' then return end
  for _, text in ipairs(redis.call('SMEMBERS', key('requirements'))) do
    if satisfies(counsellor, text) then redis.call('SADD', fits, text) end
  end
end

-- A requirement that nobody asked for before: every signed-in counsellor is looked at once.
local function knowRequirement(text)
  if redis.call('SADD', key('requirements'), text) == 0 then return end
  for _, id in ipairs(redis.call('SMEMBERS', key('counsellors'))) do
    local counsellor = counsellorOf(id)
    if counsellor and satisfies(counsellor, text) then
      redis.call('SADD', key('fits:' .. id), text)
      deriveCounsellor(counsellor)
    end
  end
end

-- The next moment at which somebody who refused a waiting contact may be asked again. One whose time has come stays until the timer
-- has asked (runDueTimers): forgotten before, nobody would be asked until the next one's time.
local function armRetry(contact)
  local soonest
  for _, till in pairs(contact.tried or {}) do
    if not soonest or till < soonest then soonest = till end
  end
  if soonest then timer('retry:' .. contact.id, soonest) end
end

-- Queue place, waiting list, owner's list and timers of a contact, from its document.
local function deriveContact(contact)
  local id = contact.id
  local waiting = key('waiting:' .. contact.line .. ':' .. contact.channel)
  if contact.state == 'Waiting' then
    redis.call('ZADD', key('queue:' .. contact.requirement), int(score(contact)), id)
    armRetry(contact)
  else
    redis.call('ZREM', key('queue:' .. contact.requirement), id)
  end
  if contact.state == 'Waiting' or contact.state == 'Offered' or contact.state == 'Connecting' then
    redis.call('ZADD', waiting, int(contact.arrived), id)
  else
    redis.call('ZREM', waiting, id)
  end
  if contact.state == 'Offered' then timer('offer:' .. id .. ':' .. contact.offer.id, contact.offer['until']) end
  -- Armed once: what else happens to the contact must not give its legs more time.
  if contact.state == 'Connecting' and not redis.call('ZSCORE', key('timers'), 'connecting:' .. id .. ':' .. contact.offer.id) then
    timer('connecting:' .. id .. ':' .. contact.offer.id, now + CONNECTING_MS)
  end
  if contact.callerLost and CALLER_LOST_MS[contact.state] then timer('lost:' .. id, contact.callerLost + CALLER_LOST_MS[contact.state]) end
  if TERMINAL[contact.state] and contact.call and contact.call.callerSid then redis.call('HDEL', key('calls'), contact.call.callerSid) end
  if contact.counsellor then
    if TERMINAL[contact.state] then redis.call('SREM', key('mine:' .. contact.counsellor), id)
    else redis.call('SADD', key('mine:' .. contact.counsellor), id) end
  end
end

local function count(contact, measure, by_)
  redis.call('HINCRBY', key('stats:' .. contact.line .. ':' .. (contact.day or '')), contact.channel .. ':' .. int(contact.hour or 0) .. ':' .. measure, int(by_ or 1))
end

local function offerId()
  offersMade = offersMade + 1
  return string.sub(op, 1, -4) .. string.format('%03x', offersMade)
end

local function makeOffer(contact, counsellor)
  local id = offerId()
  contact.state = 'Offered'
  contact.offers = (contact.offers or 0) + 1
  contact.offer = {id = id, counsellor = counsellor.id, made = now, ['until'] = now + contact.rules.offer}
  counsellor.offers[id] = contact.id
  if contact.tried then redis.call('ZREM', key('timers'), 'retry:' .. contact.id) end
  journal('OfferMade', contact, counsellor)
  deriveContact(contact)
  deriveCounsellor(counsellor)
end

local function tried(contact, counsellorId)
  local till = contact.tried and contact.tried[counsellorId]
  return till and till > now
end

-- An arriving or returning contact looks into one free set.
local function matchContact(contact)
  if contact.state ~= 'Waiting' then return end
  local from = 0
  while true do
    local ids = redis.call('ZRANGE', key('free:' .. contact.requirement), from, from + 15)
    if #ids == 0 then return end
    for _, id in ipairs(ids) do
      if not tried(contact, id) then
        local counsellor = counsellorOf(id)
        if counsellor then return makeOffer(contact, counsellor) end
      end
    end
    from = from + 16
  end
end

-- Several contacts that came back look for somebody free in queue order.
local function matchContacts(back)
  table.sort(back, function(a, b)
    local first, second = score(a), score(b)
    if first ~= second then return first < second end
    return a.id < b.id
  end)
  for _, contact in ipairs(back) do matchContact(contact) end
end

-- The first contact of one queue that this counsellor has not just refused, with its score.
local function head(text, counsellorId)
  local from = 0
  while true do
    local page = redis.call('ZRANGE', key('queue:' .. text), from, from + 7, 'WITHSCORES')
    if #page == 0 then return nil end
    for i = 1, #page, 2 do
      local contact = contactOf(page[i])
      if contact and contact.state == 'Waiting' and not tried(contact, counsellorId) then return contact, tonumber(page[i + 1]) end
    end
    from = from + 8
  end
end

-- A counsellor who has room looks at the heads of the queues that he or she serves, until there is no room or nobody. Equal scores
-- are served by id, within a queue and between queues.
local function matchCounsellor(counsellor)
  while true do
    local chats, calls, blocked = load_(counsellor)
    local best, bestScore
    for _, text in ipairs(redis.call('SMEMBERS', key('fits:' .. counsellor.id))) do
      if room(counsellor, requirement(text).channel, chats, calls, blocked) then
        local contact, s = head(text, counsellor.id)
        if contact and (not best or s < bestScore or (s == bestScore and contact.id < best.id)) then best, bestScore = contact, s end
      end
    end
    if not best then return end
    makeOffer(best, counsellor)
  end
end
