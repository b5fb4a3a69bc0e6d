-- Offers: a contact looks for a counsellor, a counsellor for a contact, and what is asked for gives way. Needs lib/routing.
local function offerId()
  offersMade = offersMade + 1
  return string.sub(op, 1, -4) .. string.format('%03x', offersMade)
end

-- Whatever the contact stood beside the queue for is over.
local function stepBack(contact)
  contact.aside = nil
  redis.call('ZREM', key('timers'), 'aside:' .. contact.id)
end

local function makeOffer(contact, counsellor)
  local id = offerId()
  contact.state = 'Offered'
  if contact.callback then contact.callback.due = nil end
  if contact.aside then stepBack(contact) end
  contact.offers = (contact.offers or 0) + 1
  local rings = contact.rules.offer
  if contact.urgent then rings = math.min(rings, urgentPlan(contact).offer) end
  contact.offer = {id = id, counsellor = counsellor.id, made = now, ['until'] = now + rings}
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

-- The telephone network answers no node: nobody could be rung, so no call is offered (keepNetwork.lua).
local paused
local function callsPaused()
  if paused == nil then paused = redis.call('EXISTS', key('callsPaused')) == 1 end
  return paused
end

local function pauseCalls(pause)
  paused = pause
  if pause then redis.call('SET', key('callsPaused'), '1') else redis.call('DEL', key('callsPaused')) end
end

-- Looks into one free set. Returns whether an offer was made.
local function offerToFree(contact)
  if voice(contact.channel) and callsPaused() then return false end
  local from = 0
  while true do
    local ids = redis.call('ZRANGE', key('free:' .. contact.requirement), from, from + 15)
    if #ids == 0 then return false end
    for _, id in ipairs(ids) do
      if not tried(contact, id) then
        local counsellor = counsellorOf(id)
        if counsellor and not spares(contact, counsellor) then
          makeOffer(contact, counsellor)
          return true
        end
      end
    end
    from = from + 16
  end
end

-- The contact waits, or will wait, in the queue of another requirement, at its own place.
local function requeue(contact, text)
  local old = contact.requirement
  redis.call('ZREM', key('queue:' .. old), contact.id)
  contact.requirement = text
  if old ~= text then forgetRequirement(old) end
end

-- Takes the next step of the relaxation plan. Returns false when there is none.
local function relax(contact, reason)
  local step = nextStep(contact)
  if not step then return false end
  local from = contact.requirement
  requeue(contact, step.requirement)
  contact.relaxed = (contact.relaxed or 0) + 1
  journal('RequirementRelaxed', contact, nil, {data = cjson.encode({from = from, to = step.requirement, reason = reason})})
  deriveContact(contact)
  return true
end

-- An arriving or returning contact. Where nobody on shift could ever take it, the supervisor is told and the relaxation starts at once.
local function matchContact(contact)
  if contact.state ~= 'Waiting' or held(contact) or tooLate(contact) then return end
  while not offerToFree(contact) do
    if redis.call('SCARD', key('able:' .. contact.requirement)) > 0 then return end
    if contact.unmet ~= contact.requirement then
      contact.unmet = contact.requirement
      journal('RequirementUnmet', contact)
    end
    if not relax(contact, 'nobody on shift') then return end
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
local function head(text, counsellor)
  local from = 0
  while true do
    local page = redis.call('ZRANGE', key('queue:' .. text), from, from + 7, 'WITHSCORES')
    if #page == 0 then return nil end
    for i = 1, #page, 2 do
      local contact = contactOf(page[i])
      if contact and contact.state == 'Waiting' and not tooLate(contact) and not tried(contact, counsellor.id) and not spares(contact, counsellor) then return contact, tonumber(page[i + 1]) end
    end
    from = from + 8
  end
end

-- A counsellor who has room looks at the heads of the queues that he or she serves, until there is no room or nobody. Equal scores
-- are served by id, within a queue and between queues.
local function matchCounsellor(counsellor)
  while true do
    local chats, calls, messages, blocked = load_(counsellor)
    local best, bestScore
    for _, text in ipairs(redis.call('SMEMBERS', key('fits:' .. counsellor.id))) do
      local channel = requirement(text).channel
      if room(counsellor, channel, chats, calls, messages, blocked) and not (voice(channel) and callsPaused()) then
        local contact, s = head(text, counsellor)
        if contact and (not best or s < bestScore or (s == bestScore and contact.id < best.id)) then best, bestScore = contact, s end
      end
    end
    if not best then return end
    makeOffer(best, counsellor)
  end
end
