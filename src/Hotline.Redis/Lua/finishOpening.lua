-- Finishes what a torn script left, rebuilds what is derived, and lets matching go on.
-- Offers die; connections that nobody announced are lost and their grace periods begin.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 events at the end of the journal that a tear may have touched.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/messages
--- @include lib/duty
--- @include lib/harm
--- @include lib/escalations
--- @include lib/connections

local refused = enter(true)
if refused then return refused end
if redis.call('HGET', key('epoch'), 'state') == 'Open' then return repeated() end

-- 1. Redo: an event whose document is older than its image was torn from it.
local tail, said = {}, {}
for i, json in ipairs(redis.call('LRANGE', KEYS[1], -tonumber(ARGV[4]), -1)) do
  local event = cjson.decode(json)
  tail[i] = event
  if event.type == 'MessageSent' or event.type == 'MessageFailed' then said[event.data.message] = true end
end
for _, event in ipairs(tail) do
  local contact, counsellor = event.contact, event.counsellor
  if contact then
    local known = contactOf(contact.id)
    if known and known.version < contact.version or not known and not TERMINAL[contact.state] then
      contacts[contact.id] = contact
      keep(contact)
      if TERMINAL[contact.state] then redis.call('SREM', key('open'), contact.id) else redis.call('SADD', key('open'), contact.id) end
      -- What the tear may have cost: the order to end the call. Whoever carries it out looks first.
      if contact.call and not contact.call.outsideSid and not contact.overflow and (event.type == 'ContactEnded' or event.type == 'ContactAbandoned') then outbox('EndCall', contact) end
      -- Or to tell the supervisors of a sign: told twice, it is told once.
      if contact.unseen and contact.unseen.told > 0 and (event.type == 'SignOverdue' or event.type == 'ContactAbandoned' or event.type == 'ContactOverflowed') then
        outbox('TellOfSigns', contact, {step = contact.unseen.told})
      end
    end
  end
  if counsellor then
    local known = counsellorOf(counsellor.id)
    if not known or known.version < counsellor.version then
      counsellors[counsellor.id] = counsellor
      keep(counsellor)
    end
    if counsellors[counsellor.id].presence == 'Offline' then redis.call('SREM', key('counsellors'), counsellor.id)
    else redis.call('SADD', key('counsellors'), counsellor.id) end
  end
  if event.message then
    local chat = key('chat:' .. event.contactId)
    if redis.call('EXISTS', key('contact:' .. event.contactId)) == 1 and not redis.call('HGET', chat, 'i:' .. event.message.id) then
      redis.call('HSET', chat, 'm:' .. int(event.message.number), cjson.encode(event.message), 'i:' .. event.message.id, int(event.message.number))
    end
    if event.message.number > chatLast(event.contactId) then redis.call('HSET', chat, 'last', int(event.message.number)) end
  end
  if event.type == 'SidePosted' then
    local side, message = key('side:' .. event.contactId), event.data
    if redis.call('EXISTS', key('contact:' .. event.contactId)) == 1 and not redis.call('HGET', side, 'i:' .. message.id) then
      redis.call('HSET', side, 'm:' .. int(message.number), cjson.encode(message), 'i:' .. message.id, int(message.number))
      if message.number > tonumber(redis.call('HGET', side, 'last') or '0') then redis.call('HSET', side, 'last', int(message.number)) end
    end
  end
  if event.line then
    local kept = redis.call('HGET', key('lines'), event.line.code)
    if not kept or cjson.decode(kept).version < event.line.version then redis.call('HSET', key('lines'), event.line.code, cjson.encode(event.line)) end
  end
  if event.setting then
    local kept = redis.call('HGET', key('settings'), event.setting.name)
    if not kept or cjson.decode(kept).version < event.setting.version then redis.call('HSET', key('settings'), event.setting.name, cjson.encode(event.setting)) end
  end
  if event.escalation then
    local e = event.escalation
    local known = escalationOf(e.id)
    if not known or known.version < e.version then
      e.asked = e.asked or {}
      escalations[e.id] = e
      keep(e)
      deriveEscalation(e)
      if e.state == 'Raised' then deliverEscalation(e) end
      if event.type == 'EscalationReported' then returnResult(e) end
      if event.type == 'WhereaboutsOpened' and event.data.owed then oweAudit(e, event.data.owed) end
    end
  end
  if event.escalationPlan then
    local kept = redis.call('GET', key('escalationPlan'))
    if not kept or cjson.decode(kept).version < event.escalationPlan.version then redis.call('SET', key('escalationPlan'), cjson.encode(event.escalationPlan)) end
  end
  if event.shift then keepShift(event.shift, cjson.encode(event.shift)) end
  if event.partner then keepPartner(event.partner, cjson.encode(event.partner)) end
  -- Ordered, not sent and not there: torn away. Whoever sends it looks first whether it went out.
  if event.sealed and not said[event.sealed.id] and not redis.call('ZSCORE', key('outboxWaiting'), 'message:' .. event.sealed.id) then queueMessage(event.sealed, 1) end
  if event.type == 'MessagesOptedOut' then redis.call('SADD', key('optouts'), event.data.key)
  elseif event.type == 'MessagesOptedIn' then redis.call('SREM', key('optouts'), event.data.key) end
  if event.form then keepForm(event.contactId, event.form) end
end
for _, json in ipairs(redis.call('HVALS', key('partners'))) do
  local partner = cjson.decode(json)
  redis.call('SADD', partnersIndex(partner.kind, partner.county), partner.id)
end

-- 2. Derived keys go.
for _, text in ipairs(redis.call('SMEMBERS', key('requirements'))) do
  local r = requirement(text)
  redis.call('DEL', key('queue:' .. text), key('free:' .. text), key('able:' .. text), key('waiting:' .. r.line .. ':' .. r.channel))
end
for _, code in ipairs(redis.call('HKEYS', key('lines'))) do
  for _, channel in ipairs({'Voice', 'Chat', 'WebCall', 'Message'}) do redis.call('DEL', key('waiting:' .. code .. ':' .. channel)) end
end
local leases = {}
for _, name in ipairs(redis.call('ZRANGE', key('timers'), 0, -1)) do
  if string.sub(name, 1, 5) == 'conn:' then leases[#leases + 1] = name end
end
redis.call('DEL', key('timers'), key('calls'), key('callers'), key('requirements'))

-- 3. Counsellors: offers die, the load comes from the contacts themselves.
-- A set has no order; by id, so that the same state always opens the same way.
local on = redis.call('SMEMBERS', key('counsellors'))
table.sort(on)
-- What of a desk the opening may change: whoever's is another afterwards is told, so that the journal still says what the documents say.
local function desk(counsellor)
  local parts = {}
  for id, l in pairs(counsellor.contacts) do parts[#parts + 1] = id .. l.state .. l.risk end
  for id in pairs(counsellor.offers) do parts[#parts + 1] = id end
  for id in pairs(counsellor.unfinished) do parts[#parts + 1] = 'unfinished' .. id end
  for id in pairs(consultsOf(counsellor)) do parts[#parts + 1] = 'consult' .. id end
  table.sort(parts)
  return table.concat(parts, ' ') .. ' ' .. int(counsellor.lost or 0) .. ' ' .. (counsellor.voiceAt or '')
end
local desks = {}
for _, id in ipairs(on) do
  local counsellor = counsellorOf(id)
  if counsellor then
    desks[id] = desk(counsellor)
    for contactId, l in pairs(counsellor.contacts) do
      if l.state ~= 'WrapUp' then counsellor.contacts[contactId] = nil end
    end
    counsellor.offers, counsellor.consults = {}, {}
    keep(counsellor)
  else
    redis.call('SREM', key('counsellors'), id)
  end
end

-- 4. Contacts.
local function announced(doc) return doc.connectionsEpoch == epoch and doc.connections and next(doc.connections) ~= nil end
local open, waiting = redis.call('SMEMBERS', key('open')), {}
table.sort(open)
for _, id in ipairs(open) do
  local contact = contactOf(id)
  if not contact or TERMINAL[contact.state] then
    redis.call('SREM', key('open'), id)
  else
    if contact.state == 'Offered' then
      contact.state, contact.offer = 'Waiting', nil
      journal('OfferWithdrawn', contact, nil, data({reason = 'epoch'}))
    end
    -- Questions die like offers; who was in the conversation stays in it.
    local consult = contact.consult
    if consult then
      local consulted = counsellorOf(consult.with)
      if contact.state == 'Connected' and consult.state == 'On' and (not consult.with or consulted and consulted.presence ~= 'Offline') then
        if consulted then consultsOf(consulted)[id] = {consult = consult.id, channel = contact.channel, state = 'On'} end
      else
        contact.consult, contact.consultEnd = nil, {alias = consult.alias, reason = 'epoch', at = now}
        if contact.call then outbox('ArrangeRoom', contact, {call = {counsellorSid = consult.sid}}) end
        journal('ConsultEnded', contact, nil, data({consult = consult.id, reason = 'epoch'}))
      end
    end
    if contact.channel == 'Chat' and contact.state ~= 'WrapUp' then
      if not announced(contact) and not contact.callerLost then
        contact.callerLost = now
        journal('CallerLost', contact)
      elseif announced(contact) and contact.callerLost then
        contact.callerLost = nil
        journal('CallerBack', contact)
      end
    end
    keep(contact)
    local counsellor = counsellorOf(contact.counsellor)
    if counsellor and counsellor.presence ~= 'Offline' then
      if contact.state == 'WrapUp' then counsellor.unfinished[id] = contact.ended or now
      else counsellor.contacts[id] = {channel = contact.channel, state = contact.state, risk = contact.risk or 'NotAssessed'} end
    elseif contact.state == 'Connecting' or contact.state == 'Connected' then
      timer('orphan:' .. id, now + GRACE_MS)
    end
    if contact.call and contact.call.callerSid then redis.call('HSET', key('calls'), contact.call.callerSid, id) end
    if contact.state == 'Connecting' and contact.offer then outbox('RingCounsellor', contact, {voiceAddress = counsellor and counsellor.voiceAddress}) end
    fetchAudio(contact)
    deriveContact(contact)
    if contact.state == 'Waiting' then waiting[#waiting + 1] = contact end
  end
end
-- What a node or a ticket knew better than the record is told now: everybody has spoken.
local claimed = redis.call('SMEMBERS', key('claimed'))
table.sort(claimed)
for _, id in ipairs(claimed) do
  local contact = contactOf(id)
  if contact and contact.epoch ~= epoch then journal('ContactRestored', contact) end
end
redis.call('DEL', key('claimed'))

-- 5. Who serves what, and who is free.
for _, name in ipairs(leases) do
  local kind, owner, connection = string.match(name, '^conn:(%a+):([^:]+):(.+)$')
  local doc
  if kind == 'caller' then doc = contactOf(owner) else doc = counsellorOf(owner) end
  if doc and announced(doc) and doc.connections[connection] then timer(name, now + LEASE_MS) end
end
for _, id in ipairs(on) do
  local counsellor = counsellorOf(id)
  if counsellor then
    local event = 'PresenceChanged'
    if announced(counsellor) then counsellor.lost = nil
    elseif not counsellor.lost then counsellor.lost, event = now, 'CounsellorLost' end
    if counsellor.voiceAt and not isConnected(counsellor, counsellor.voiceAt) then counsellor.voiceAt = nil end
    if counsellor.lost then timer('grace:' .. id, counsellor.lost + GRACE_MS) end
    if counsellor.protectedUntil then timer('protected:' .. id, counsellor.protectedUntil) end
    for contactId, l in pairs(counsellor.contacts) do
      if l.state == 'WrapUp' then
        local contact = contactOf(contactId)
        timer('wrapup:' .. id .. ':' .. contactId, contact and contact.wrapUpUntil or now)
      end
    end
    for contactId in pairs(counsellor.unfinished) do
      local contact = contactOf(contactId)
      if not contact or contact.state ~= 'WrapUp' then counsellor.unfinished[contactId] = nil end
    end
    if desk(counsellor) ~= desks[id] then journal(event, nil, counsellor) end
    deriveFits(counsellor)
    deriveCounsellor(counsellor)
  end
end

-- 6. Escalations: each has its timer again, and a contact at level 3 or 4 has its own.
for _, id in ipairs(redis.call('ZRANGE', key('escalations'), 0, -1)) do
  local e = escalationOf(id)
  if e then deriveEscalation(e) else redis.call('ZREM', key('escalations'), id) end
end
for _, id in ipairs(open) do
  local contact = contactOf(id)
  if contact then raiseAtLevel(contact) end
end

-- 7. Open.
redis.call('HSET', key('epoch'), 'state', 'Open')
matchContacts(waiting)
return commit()
