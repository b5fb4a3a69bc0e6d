-- Pieces that several transitions share.
local ordered = 0
-- Nobody waits on the line for it (OutboxItem.MayWait).
local MAY_WAIT = {KeepAudio = true, ReturnResult = true, WriteAudit = true}
local function outbox(kind, contact, extra)
  ordered = ordered + 1
  local id = extra and extra.id or op .. ':' .. kind .. ':' .. int(ordered)
  local item = {id = id, kind = kind, contact = contact.id, line = contact.line, counsellor = contact.counsellor, call = contact.call, attempts = 0}
  if contact.offer then item.offer = contact.offer.id; item.counsellor = contact.offer.counsellor end
  if extra then for name, value in pairs(extra) do item[name] = value end end
  afterJournal('HSET', key('outboxItems'), id, cjson.encode(item))
  afterJournal('ZADD', key(MAY_WAIT[kind] and 'outboxWaiting' or 'outbox'), int(now), id)
end

-- Brings a message's audio home. There is one such order a message: what a lost store took with it is given again.
local function fetchAudio(contact)
  local aside, id = contact.aside, 'audio:' .. contact.id
  if not aside or aside.kind ~= 'Audio' or not aside.recording or redis.call('ZSCORE', key('outboxWaiting'), id) then return end
  outbox('KeepAudio', contact, {id = id, recording = aside.recording, since = now})
end

-- The call with the leg of whoever pressed 1 in the counsellor's place.
local function callWithHelp(contact, help)
  local call = {}
  for name, value in pairs(contact.call or {}) do call[name] = value end
  call.counsellorSid = help.by
  return {call = call}
end

-- Ends every leg, of whoever pressed 1 for the caller, too: nobody may wait in the conference for a caller who has hung up.
local function endCall(contact)
  local help = helpOf(contact)
  outbox('EndCall', contact, help and callWithHelp(contact, help))
end

-- Over before anybody looked at a sign at level 4: the supervisors are told now (TellOfSigns.cs).
local function endSigns(contact)
  if not contact.unseen or not contact.unseen.due then return end
  contact.unseen.due, contact.unseen.told = nil, contact.unseen.told + 1
  outbox('TellOfSigns', contact, {step = contact.unseen.told})
end

local function data(values) return {data = cjson.encode(values)} end

local function consultsOf(counsellor)
  counsellor.consults = counsellor.consults or {}
  return counsellor.consults
end

local function deskEmpty(counsellor) return next(counsellor.contacts) == nil and next(consultsOf(counsellor)) == nil end

local function goOffline(counsellor, event)
  counsellor.presence = 'Offline'
  counsellor.presenceSince = now
  counsellor.breakReason = nil
  counsellor.signingOut, counsellor.leftByGrace, counsellor.protectedUntil, counsellor.voiceAt = false, nil, nil, nil
  redis.call('ZREM', key('timers'), 'protected:' .. counsellor.id)
  journal(event, nil, counsellor)
  deriveFits(counsellor)
  redis.call('SREM', key('counsellors'), counsellor.id)
end

-- The last contact of somebody who is signing out has left the desk.
local function finishSigningOut(counsellor)
  if counsellor.signingOut and deskEmpty(counsellor) then goOffline(counsellor, 'CounsellorSignedOut') end
end

-- Somebody who lost a contact may have room again.
local function goOn(counsellor)
  if not counsellor then return end
  finishSigningOut(counsellor)
  matchCounsellor(counsellor)
end

-- What happened to a second person and the contact is shown on both desks: first on the one whom it is about.
local function tellSecond(event, contact, consulted, extra)
  local owner = counsellorOf(contact.counsellor)
  journal(event, contact, consulted or owner, extra)
  if consulted and owner then journal('ConsultShown', contact, owner) end
end

-- The second person leaves, or never came; the contact stays where it is. Returns a colleague who may have room again.
local function endConsult(contact, reason)
  local consult = contact.consult
  if not consult then return nil end
  local consulted = counsellorOf(consult.with)
  if consulted then
    consultsOf(consulted)[contact.id] = nil
    consulted.freeSince = now
  end
  contact.consult = nil
  contact.consultEnd = {alias = consult.alias, reason = reason, at = now}
  redis.call('ZREM', key('timers'), 'consult:' .. contact.id .. ':' .. consult.id)
  if contact.call and consult.state ~= 'Asked' then outbox('ArrangeRoom', contact, {call = {counsellorSid = consult.sid}}) end
  tellSecond('ConsultEnded', contact, consulted, data({consult = consult.id, reason = reason}))
  if consulted then deriveCounsellor(consulted) end
  return consulted
end

-- Contacts in which somebody is the second person, in the order of their ids.
local function consultIds(counsellor)
  local ids = {}
  for id in pairs(consultsOf(counsellor)) do ids[#ids + 1] = id end
  table.sort(ids)
  return ids
end

-- Like offers: what still rings at somebody who leaves stops ringing.
local function endAsked(counsellor, reason)
  for _, id in ipairs(consultIds(counsellor)) do
    if consultsOf(counsellor)[id].state == 'Asked' then endConsult(contactOf(id), reason) end
  end
end

-- The counsellor on whose desk a contact is, offered or owned.
local function deskOf(contact)
  if contact.offer then return counsellorOf(contact.offer.counsellor) end
  return counsellorOf(contact.counsellor)
end

-- Ends a contact's open offer or its hold on a counsellor. Returns the counsellor, changed but not yet journalled.
local function release(contact)
  local counsellor
  if contact.offer then
    counsellor = counsellorOf(contact.offer.counsellor)
    if counsellor then counsellor.offers[contact.offer.id] = nil end
    contact.offer = nil
  end
  if contact.counsellor then
    counsellor = counsellorOf(contact.counsellor)
    if counsellor then counsellor.contacts[contact.id] = nil end
    redis.call('SREM', key('mine:' .. contact.counsellor), contact.id)
  end
  if counsellor then counsellor.freeSince = now end
  return counsellor
end

-- Back to its own place in the queue: declined, expired, counsellor lost, network refused.
local function backToWaiting(contact, event, extra)
  goOn(endConsult(contact, 'contact moved'))
  local counsellor = release(contact)
  if contact.state == 'Connected' then contact.lastCounsellor = contact.counsellor end
  contact.state = 'Waiting'
  contact.counsellor = nil
  contact.counsellorAlias = nil
  if contact.call then
    contact.call.counsellorSid = nil
    contact.call.counsellorJoined = false
    contact.call.callerJoined = false
    contact.call.held, contact.call.muted = nil, nil
    if isCallback(contact) then
      if contact.call.callerSid then afterJournal('HDEL', key('calls'), contact.call.callerSid) end
      contact.call.callerSid = nil
    end
  end
  watchUrgent(contact)
  journal(event, contact, counsellor, extra)
  deriveContact(contact)
  if counsellor then deriveCounsellor(counsellor) end
  return counsellor
end

local function remember(contact, counsellorId)
  contact.tried = contact.tried or {}
  contact.tried[counsellorId] = now + TRIED_MS
end

local function withdrawOffers(counsellor, reason, onlyCalls)
  local ids = {}
  for _, contactId in pairs(counsellor.offers) do
    local contact = onlyCalls and contactOf(contactId)
    if not onlyCalls or (contact and voice(contact.channel)) then ids[#ids + 1] = contactId end
  end
  table.sort(ids)
  local back = {}
  for _, id in ipairs(ids) do
    local contact = contactOf(id)
    if contact and contact.offer and contact.offer.counsellor == counsellor.id then
      backToWaiting(contact, 'OfferWithdrawn', data({reason = reason}))
      back[#back + 1] = contact
    end
  end
  if not onlyCalls and next(counsellor.offers) then
    counsellor.offers = {}
    keep(counsellor)
  end
  return back
end

local function connected(contact, counsellor)
  contact.state = 'Connected'
  contact.urgent = nil
  if isCallback(contact) then contact.callback.ended = now end
  if not contact.answered then
    contact.answered = now
    local waited = now - contact.arrived
    count(contact, 'answered')
    count(contact, 'waitMilliseconds', waited)
    if waited <= contact.rules.target then count(contact, 'answeredInTarget') end
    if contact.direction ~= 'Outbound' then
      redis.call('LPUSH', key('waits:' .. contact.requirement), int(waited))
      redis.call('LTRIM', key('waits:' .. contact.requirement), 0, 49)
      redis.call('PEXPIRE', key('waits:' .. contact.requirement), 86400000)
    end
  end
  contact.lastOffer = contact.offer and contact.offer.id or contact.lastOffer
  contact.lostBy = nil
  contact.offer = nil
  counsellor.contacts[contact.id] = {channel = contact.channel, state = 'Connected', risk = contact.risk or 'NotAssessed'}
  journal('ContactConnected', contact, counsellor)
  deriveContact(contact)
end

-- A level 3–4 contact is on the desk now: what still rings goes to somebody else.
local function withdrawIfBlocked(counsellor)
  local _, _, _, blocked = load_(counsellor)
  if not blocked or next(counsellor.offers) == nil then return end
  local back = withdrawOffers(counsellor, 'level 3 or 4')
  deriveCounsellor(counsellor)
  matchContacts(back)
end

-- The open offer is taken: a chat or a message is connected at once, a call waits for its legs.
local function accept(contact, counsellor)
  local offer = contact.offer
  counsellor.offers[offer.id] = nil
  contact.counsellor, contact.counsellorAlias = counsellor.id, counsellor.alias
  contact.state = 'Connecting'
  counsellor.contacts[contact.id] = {channel = contact.channel, state = 'Connecting', risk = contact.risk or 'NotAssessed'}
  journal('OfferAccepted', contact, counsellor, data({offer = offer.id}))
  if not voice(contact.channel) then
    connected(contact, counsellor)
  else
    outbox('RingCounsellor', contact, {voiceAddress = counsellor.voiceAddress})
    deriveContact(contact)
  end
  deriveCounsellor(counsellor)
  withdrawIfBlocked(counsellor)
end

local function chatLast(id) return tonumber(redis.call('HGET', key('chat:' .. id), 'last') or '0') end

-- A contact leaves the desk that it is on or offered to for its own place in the queue. Returns the counsellor who lost it.
local function sendBack(contact, event, extra)
  local leg = contact.call and contact.call.counsellorSid
  local rung = isCallback(contact) and contact.call.callerSid or nil
  if leg or rung then outbox('EndCall', contact, {call = {counsellorSid = leg, callerSid = rung}}) end
  return backToWaiting(contact, event, extra)
end
