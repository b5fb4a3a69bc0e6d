-- How a contact ends: abandoned, missed or wrapped up, and the time that follows. Needs lib/moves.
-- Whoever talked last with a caller who waits again had the conversation. Once the caller leaves or is served elsewhere it is over, and theirs
-- to write up. stays: the caller's call is not ended.
local function finishFor(contact, had, party, reason, stays)
  if not stays and contact.call and contact.call.callerSid then endCall(contact) end
  if contact.aside then stepBack(contact) end
  local asked
  if contact.state ~= 'Waiting' then
    asked = sendBack(contact, contact.state == 'Offered' and 'OfferWithdrawn' or 'ContactReturned', data({reason = 'caller left'}))
  end
  if isCallback(contact) then contact.callback.ended, contact.callback.due = now, nil end
  contact.state, contact.counsellor, contact.counsellorAlias, contact.lostBy, contact.urgent = 'WrapUp', had.id, had.alias, nil, nil
  contact.ended, contact.wrapUpUntil, contact.endedBy, contact.endReason = now, now, party, reason
  contact.messages = chatLast(contact.id)
  had.unfinished[contact.id] = now
  journal('ContactEnded', contact, had)
  deriveContact(contact)
  deriveCounsellor(had)
  withdrawIfBlocked(had)
  return asked
end

-- Abandoned calls of one number: how many, and until when (ms) they count.
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
  local counts = careLimit('repeatedMinutes') * 60000
  afterJournal('SET', key('attempts:' .. callerKey), int(attempts[callerKey]) .. ':' .. int(now + counts), 'PX', int(counts))
end

-- The conversation with whoever the guarantee rang is over: the contact has left the service with it.
local function endHelped(contact)
  endCall(contact)
  stepBack(contact)
  count(contact, 'overflowed')
  endSigns(contact)
  contact.state, contact.urgent, contact.callerLost = 'Overflowed', nil, nil
  contact.ended, contact.closed = now, now
  contact.endedBy, contact.endReason = 'System', 'help'
  journal('ContactOverflowed', contact, nil, data({to = 'help'}))
  deriveContact(contact)
end

-- A waiting call that nobody has taken, nor been rung for, has the caller's leg and no other.
local function isAlone(contact)
  return not contact.callback and not contact.urgent and not contact.aside and (contact.offers or 0) == (contact.state == 'Offered' and 1 or 0)
end

-- Gone from the service before anybody answered. gone: the network says that the caller's leg is.
local function abandon(contact, party, reason, gone)
  local help = helpOf(contact)
  if help and help.joined then return endHelped(contact) end
  local had = counsellorOf(contact.lastCounsellor)
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
  if (hadCall or help) and not (gone and isAlone(contact)) then endCall(contact) end
  if not contact.answered and not contact.callback and contact.call and contact.call.callerKey then noteAttempt(contact.call.callerKey) end
  local counsellor = release(contact)
  if contact.aside then stepBack(contact) end
  endSigns(contact)
  contact.state, contact.urgent = 'Abandoned', nil
  contact.ended, contact.closed = now, now
  contact.endedBy, contact.endReason = party, reason
  journal('ContactAbandoned', contact, counsellor)
  deriveContact(contact)
  return counsellor
end

-- Whoever chooses to be rung back hangs up, and the network tells of both in no order: the choice counts, whichever is told first. Where a
-- counsellor was being connected it would not have counted.
local TOLD_LATE_MS = 60000
local function hasJustHungUp(contact)
  return contact.state == 'Abandoned' and contact.endedBy == 'Caller' and contact.direction ~= 'Outbound' and contact.priority ~= 'Immediate'
    and not contact.lostBy and not contact.counsellor and contact.call and contact.call.callerNumber and now - contact.ended <= TOLD_LATE_MS
end

-- The hang-up was no abandoned attempt.
local function takeBack(contact)
  if not contact.answered then
    if contact.shortAbandon then count(contact, 'shortAbandoned', -1)
    else
      count(contact, 'abandoned', -1)
      if contact.ended - contact.arrived > contact.rules.target then count(contact, 'abandonedAfterTarget', -1) end
    end
    local callerKey = contact.call.callerKey
    if callerKey and not contact.callback and attemptsOf(callerKey) > 0 then
      attempts[callerKey] = attemptsOf(callerKey) - 1
      local till = string.match(redis.call('GET', key('attempts:' .. callerKey)), ':(%d+)$')
      afterJournal('SET', key('attempts:' .. callerKey), int(attempts[callerKey]) .. ':' .. till, 'PX', int(tonumber(till) - now))
    end
  end
  contact.state, contact.ended, contact.closed, contact.endedBy, contact.endReason = 'Waiting', nil, nil, nil, nil
  contact.shortAbandon, contact.callerLost = false, nil
  afterJournal('SADD', key('open'), contact.id)
  for _, kind in ipairs({'chat:', 'form:', 'side:'}) do afterJournal('PERSIST', key(kind .. contact.id)) end
end

-- The contact leaves the service, told where to: a number outside answered, or what was to be said is a message now. Who was answered before
-- is written up by whoever had the conversation.
local function overflow(contact, to)
  local had = counsellorOf(contact.lastCounsellor)
  if had and had.presence ~= 'Offline' then
    contact.overflow, contact.callerLost = to, nil
    if to.kind == 'Message' and contact.unseen then contact.unseen.due = nil end
    return finishFor(contact, had, 'System', 'overflow', true)
  end
  stepBack(contact)
  count(contact, 'overflowed')
  -- A message takes the signs with it.
  if to.kind == 'Message' and contact.unseen then contact.unseen.due = nil else endSigns(contact) end
  contact.state, contact.overflow = 'Overflowed', to
  contact.ended, contact.closed, contact.callerLost, contact.urgent = now, now, nil, nil
  contact.endedBy, contact.endReason = 'System', 'overflow'
  journal('ContactOverflowed', contact, nil, data({to = to.kind}))
  deriveContact(contact)
end

-- The caller was rung and did not answer: another try later, as often as the office says and the waiting lasts. A follow-up is one try, the record plans the next. Returns the counsellor who is free again.
local function callbackMissed(contact, reason)
  local callback = contact.callback
  callback.tries = callback.tries + 1
  local due = now + careLimit('callbackGapMinutes') * 60000
  if callback.tries >= careLimit('callbackTries') or due >= callbackEnds(callback) or contact.direction == 'Outbound' then
    if callback.missed then orderMessage(callback.missed) end
    return abandon(contact, 'Network', 'callback not reached')
  end
  callback.due = due
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
