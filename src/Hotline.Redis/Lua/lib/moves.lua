-- Pieces that several transitions share.
local ordered = 0
local function outbox(kind, contact, extra)
  ordered = ordered + 1
  local id = op .. ':' .. kind .. ':' .. int(ordered)
  local item = {id = id, kind = kind, contact = contact.id, line = contact.line, counsellor = contact.counsellor, call = contact.call, attempts = 0}
  if contact.offer then item.offer = contact.offer.id; item.counsellor = contact.offer.counsellor end
  if extra then for name, value in pairs(extra) do item[name] = value end end
  afterJournal('HSET', key('outboxItems'), id, cjson.encode(item))
  afterJournal('ZADD', key('outbox'), int(now), id)
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
  counsellor.signingOut, counsellor.leftByGrace, counsellor.protectedUntil = false, nil, nil
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
  contact.state = 'Waiting'
  contact.counsellor = nil
  contact.counsellorAlias = nil
  if contact.call then
    contact.call.counsellorSid = nil
    contact.call.counsellorJoined = false
    contact.call.callerJoined = false
    contact.call.held, contact.call.muted = nil, nil
    if isCallback(contact) then contact.call.callerSid = nil end
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

local function withdrawOffers(counsellor, reason)
  local ids = {}
  for _, contactId in pairs(counsellor.offers) do ids[#ids + 1] = contactId end
  table.sort(ids)
  local back = {}
  for _, id in ipairs(ids) do
    local contact = contactOf(id)
    if contact and contact.offer and contact.offer.counsellor == counsellor.id then
      backToWaiting(contact, 'OfferWithdrawn', data({reason = reason}))
      back[#back + 1] = contact
    end
  end
  if next(counsellor.offers) then
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
    redis.call('LPUSH', key('waits:' .. contact.requirement), int(waited))
    redis.call('LTRIM', key('waits:' .. contact.requirement), 0, 49)
    redis.call('PEXPIRE', key('waits:' .. contact.requirement), 86400000)
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
  local _, _, blocked = load_(counsellor)
  if not blocked or next(counsellor.offers) == nil then return end
  local back = withdrawOffers(counsellor, 'level 3 or 4')
  deriveCounsellor(counsellor)
  matchContacts(back)
end

-- The open offer is taken: a chat is connected at once, a call waits for its legs.
local function accept(contact, counsellor)
  local offer = contact.offer
  counsellor.offers[offer.id] = nil
  contact.counsellor, contact.counsellorAlias = counsellor.id, counsellor.alias
  contact.state = 'Connecting'
  counsellor.contacts[contact.id] = {channel = contact.channel, state = 'Connecting', risk = contact.risk or 'NotAssessed'}
  journal('OfferAccepted', contact, counsellor, data({offer = offer.id}))
  if contact.channel == 'Chat' then
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

-- Whoever's leg broke off had the conversation: hung up before anybody else has it, it is over, and theirs to write up.
local function finishFor(contact, had, party, reason)
  if contact.call and contact.call.callerSid then outbox('EndCall', contact) end
  local asked
  if contact.state ~= 'Waiting' then
    asked = sendBack(contact, contact.state == 'Offered' and 'OfferWithdrawn' or 'ContactReturned', data({reason = 'caller left'}))
  end
  contact.state, contact.counsellor, contact.counsellorAlias, contact.lostBy, contact.urgent = 'WrapUp', had.id, had.alias, nil, nil
  contact.ended, contact.wrapUpUntil, contact.endedBy, contact.endReason = now, now, party, reason
  contact.messages = chatLast(contact.id)
  had.unfinished[contact.id] = now
  journal('ContactEnded', contact, had)
  deriveContact(contact)
  deriveCounsellor(had)
  return asked
end

-- Abandoned calls of one number within the last hour: how many, and until when (ms) they count.
local ATTEMPTS_MS = 3600000
local attempts = {}
local function attemptsOf(callerKey)
  if not attempts[callerKey] then
    local n, till = string.match(redis.call('GET', key('attempts:' .. callerKey)) or '', '^(%d+):(%d+)$')
    attempts[callerKey] = till and tonumber(till) > now and tonumber(n) or 0
  end
  return attempts[callerKey]
end

local function noteAttempt(callerKey)
  attempts[callerKey] = attemptsOf(callerKey) + 1
  afterJournal('SET', key('attempts:' .. callerKey), int(attempts[callerKey]) .. ':' .. int(now + ATTEMPTS_MS), 'PX', int(ATTEMPTS_MS))
end

-- Gone from the service before anybody answered.
local function abandon(contact, party, reason)
  local had = counsellorOf(contact.lostBy)
  if had and had.presence ~= 'Offline' then return finishFor(contact, had, party, reason) end
  local waited = now - contact.arrived
  local after = waited > contact.rules.target
  -- Somebody who was answered and then waited again was answered: what is known of the risk stays, and no rate counts twice.
  if contact.answered then
  elseif waited < 5000 then
    contact.shortAbandon = true
    count(contact, 'shortAbandoned')
  else
    count(contact, 'abandoned')
    if after then count(contact, 'abandonedAfterTarget') end
  end
  local hadCall = contact.call and (contact.call.callerSid or (isCallback(contact) and contact.call.counsellorSid))
  if hadCall then outbox('EndCall', contact) end
  if not contact.answered and not contact.callback and contact.call and contact.call.callerKey then noteAttempt(contact.call.callerKey) end
  local counsellor = release(contact)
  contact.state, contact.urgent = 'Abandoned', nil
  contact.ended, contact.closed = now, now
  contact.endedBy, contact.endReason = party, reason
  if not contact.answered then contact.risk, contact.riskReason = 'NotAssessed', nil end
  journal('ContactAbandoned', contact, counsellor)
  deriveContact(contact)
  return counsellor
end

-- The caller was rung and did not answer: another try later, at most three. Returns the counsellor who is free again.
local function callbackMissed(contact, reason)
  local callback = contact.callback
  callback.tries = callback.tries + 1
  if callback.tries >= CALLBACK_TRIES then return abandon(contact, 'Network', 'callback not reached') end
  callback.due = now + CALLBACK_GAP_MS
  return sendBack(contact, 'CallbackMissed', data({tries = callback.tries, reason = reason}))
end

local function startWrapUp(contact, party, reason)
  goOn(endConsult(contact, 'contact ended'))
  local counsellor = counsellorOf(contact.counsellor)
  if contact.call and not contact.call.outsideSid then outbox('EndCall', contact) end
  contact.state = 'WrapUp'
  contact.ended = now
  contact.endedBy, contact.endReason = party, reason
  contact.wrapUpUntil = now + contact.rules.wrapUp
  contact.messages = chatLast(contact.id)
  if counsellor then
    local l = counsellor.contacts[contact.id]
    if l then
      l.state = 'WrapUp'
      timer('wrapup:' .. counsellor.id .. ':' .. contact.id, contact.wrapUpUntil)
    end
    counsellor.unfinished[contact.id] = now
  end
  journal('ContactEnded', contact, counsellor)
  deriveContact(contact)
  if counsellor then deriveCounsellor(counsellor) end
  return counsellor
end

-- After a hard contact: time without offers.
local function protect(counsellor, contact)
  local settings = redis.call('HGET', key('lines'), contact.line)
  local length = (settings and cjson.decode(settings).protectedSeconds or 600) * 1000
  if length == 0 or counsellor.presence == 'Offline' then return end
  counsellor.protectedUntil = math.max(counsellor.protectedUntil or 0, now + length)
  timer('protected:' .. counsellor.id, counsellor.protectedUntil)
end

-- One step of the guarantee of an urgent contact: it asks for less, the supervisors are called, the backup numbers, again and again.
local function callForHelp(contact)
  local plan, urgent = urgentPlan(contact), contact.urgent
  urgent.step = urgent.step + 1
  if urgent.step == 1 then
    local others = {}
    for _, code in ipairs(redis.call('HKEYS', key('lines'))) do
      if code ~= contact.line then others[#others + 1] = code end
    end
    table.sort(others)
    local from, to = contact.requirement, table.concat({contact.line, unpack(others)}, '+') .. '/' .. contact.channel
    requeue(contact, to)
    contact.plan, urgent.due = nil, urgent.since + plan.supervisors
    redis.call('ZREM', key('timers'), 'relax:' .. contact.id)
    journal('RequirementWidened', contact, deskOf(contact), data({from = from, to = to}))
    deriveContact(contact)
    matchContact(contact)
    return
  end
  if urgent.step == 2 then urgent.due = urgent.since + plan.backup else urgent.due = now + plan.again end
  journal(urgent.step == 2 and 'SupervisorsCalled' or 'BackupCalled', contact, deskOf(contact), data({step = urgent.step, waited = now - urgent.since}))
  outbox('CallForHelp', contact, {step = urgent.step})
  deriveContact(contact)
end

local function endWrapUp(counsellor, contactId)
  local l = counsellor.contacts[contactId]
  if not l or l.state ~= 'WrapUp' then return false end
  counsellor.contacts[contactId] = nil
  counsellor.freeSince = now
  journal('WrapUpEnded', nil, counsellor, {contactId = quoted(contactId)})
  deriveCounsellor(counsellor)
  goOn(counsellor)
  return true
end

local LEASE_MS = 45000

local function holdConnection(kind, owner, connection) timer('conn:' .. kind .. ':' .. owner .. ':' .. connection, now + LEASE_MS) end

-- Connections count by id and by epoch: those of an earlier epoch are announced anew or gone.
local function addConnection(doc, connection)
  if doc.connectionsEpoch ~= epoch then doc.connections, doc.connectionsEpoch = {}, epoch end
  doc.connections[connection] = 1
  keep(doc)
end

local function removeConnection(doc, connection)
  if doc.connections then doc.connections[connection] = nil end
  keep(doc)
  return doc.connections == nil or next(doc.connections) == nil
end

local function callerConnected(contact, connection)
  addConnection(contact, connection)
  holdConnection('caller', contact.id, connection)
  if contact.callerLost then
    contact.callerLost = nil
    journal('CallerBack', contact, deskOf(contact))
  end
end

local function callerGone(contact, connection)
  redis.call('ZREM', key('timers'), 'conn:caller:' .. contact.id .. ':' .. connection)
  if removeConnection(contact, connection) and not contact.callerLost and not TERMINAL[contact.state] then
    contact.callerLost = now
    journal('CallerLost', contact, deskOf(contact))
    deriveContact(contact)
  end
end

local function counsellorConnected(counsellor, connection)
  addConnection(counsellor, connection)
  holdConnection('counsellor', counsellor.id, connection)
  if counsellor.lost then
    counsellor.lost = nil
    if counsellor.leftByGrace then counsellor.signingOut, counsellor.leftByGrace = false, nil end
    counsellor.freeSince = now
    journal('CounsellorBack', nil, counsellor)
    deriveCounsellor(counsellor)
    return true
  end
  return false
end

-- A lost connection withdraws the offers at once; chats stay for the grace period.
local function counsellorGone(counsellor, connection)
  redis.call('ZREM', key('timers'), 'conn:counsellor:' .. counsellor.id .. ':' .. connection)
  if removeConnection(counsellor, connection) and not counsellor.lost and counsellor.presence ~= 'Offline' then
    counsellor.lost = now
    local back = withdrawOffers(counsellor, 'counsellor lost')
    journal('CounsellorLost', nil, counsellor)
    deriveCounsellor(counsellor)
    timer('grace:' .. counsellor.id, now + GRACE_MS)
    endAsked(counsellor, 'counsellor lost')
    matchContacts(back)
  end
end
