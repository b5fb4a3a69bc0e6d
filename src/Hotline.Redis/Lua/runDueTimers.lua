-- Does the work of due timers, each for itself: a timer leaves the set only when its work is written. So a node that dies has popped nothing,
-- and a work that fails costs nobody else's: it is tried again in a minute, and the others go on before.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 most.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua). value: how many were due.
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
--- @include lib/endings
--- @include lib/urgent
--- @include lib/connections
--- @include lib/consults

local refused = enter()
if refused then return refused end
local due = redis.call('ZRANGEBYSCORE', key('timers'), '-inf', int(now), 'LIMIT', 0, tonumber(ARGV[4]))
if #due == 0 then return {0, '0'} end
local work = {}

function work.offer(id, offer)
  local contact = contactOf(id)
  if not contact or contact.state ~= 'Offered' or contact.offer.id ~= offer then return end
  local counsellor = counsellorOf(contact.offer.counsellor)
  if counsellor then counsellor.presence, counsellor.presenceSince = 'NotResponding', now end
  remember(contact, contact.offer.counsellor)
  backToWaiting(contact, 'OfferExpired', data({offer = offer}))
  if counsellor then
    local back = withdrawOffers(counsellor, 'not responding')
    deriveCounsellor(counsellor)
    back[#back + 1] = contact
    matchContacts(back)
  end
end

function work.connecting(id, offer)
  local contact = contactOf(id)
  if not contact or contact.state ~= 'Connecting' or contact.offer.id ~= offer then return end
  if isCallback(contact) and contact.call.callerSid then
    local free = callbackMissed(contact, 'not connected in time')
    if free then deriveCounsellor(free) end
    return goOn(free)
  end
  remember(contact, contact.counsellor)
  local counsellor = sendBack(contact, 'ContactReturned', data({reason = 'not connected in time'}))
  matchContact(contact)
  goOn(counsellor)
end

-- The next try of a callback, or the end of one that nobody had time for.
function work.callback(id)
  local contact = contactOf(id)
  if not contact or contact.state ~= 'Waiting' or not isCallback(contact) then return end
  if contact.callback.due then
    if contact.callback.due > now then return timer('callback:' .. id, contact.callback.due) end
    contact.callback.due = nil
    journal('CallbackDue', contact)
    deriveContact(contact)
    return matchContact(contact)
  end
  if callbackEnds(contact.callback) > now then return timer('callback:' .. id, callbackEnds(contact.callback)) end
  if contact.callback.tries > 0 and contact.callback.missed then orderMessage(contact.callback.missed) end
  abandon(contact, 'System', 'callback not possible')
end

-- Beside the queue for longer than anything there takes.
function work.aside(id)
  local contact = contactOf(id)
  local aside = contact and contact.state == 'Waiting' and contact.aside
  if not aside then return end
  if aside['until'] > now then return timer('aside:' .. id, aside['until']) end
  -- Whoever hung up while speaking is waited for by the timer of lost callers.
  if aside.kind == 'Message' and contact.callerLost then return end
  if aside.kind == 'Help' then
    if not aside.joined then loseHelp(contact, 'not joined in time') end
    return
  end
  -- Ordered again after a loss, it has a minute to be tried.
  local order = aside.kind == 'Audio' and redis.call('HGET', key('outboxItems'), 'audio:' .. id)
  local till = order and (cjson.decode(order).since or 0) + AUDIO_TRY_MS
  if till and till > now then return timer('aside:' .. id, till) end
  stepBack(contact)
  if aside.kind == 'Audio' then
    contact.left.audio = 'Lost'
    journal('AudioLost', contact)
  else
    journal('ContactSteppedBack', contact, nil, data({reason = 'too long'}))
  end
  deriveContact(contact)
  matchContact(contact)
end

function work.retry(id)
  -- Armed anew by what came before: that is done here too.
  redis.call('ZREM', key('timers'), 'retry:' .. id)
  local contact = contactOf(id)
  if not contact or contact.state ~= 'Waiting' then return end
  matchContact(contact)
  if contact.state == 'Waiting' then
    for counsellorId, till in pairs(contact.tried or {}) do
      if till <= now then contact.tried[counsellorId] = nil end
    end
    armRetry(contact)
    keep(contact)
  end
end

function work.relax(id)
  local contact = contactOf(id)
  if not contact or contact.state ~= 'Waiting' then return end
  local step, due = nextStep(contact)
  if not step then return end
  if due > now then return timer('relax:' .. id, due) end
  relax(contact, 'waited')
  matchContact(contact)
end

-- Nobody has taken a contact at level 4 by its deadline.
function work.urgent(id)
  local contact = contactOf(id)
  local urgent = contact and UNTAKEN[contact.state] and contact.urgent
  -- Armed anew when whoever pressed 1 is lost.
  if not urgent or helpOf(contact) then return end
  if urgent.due > now then return timer('urgent:' .. id, urgent.due) end
  callForHelp(contact)
end

-- Nobody has looked at a sign at level 4: the supervisors are told, and asked again ever more slowly until somebody has.
function work.signs(id)
  local contact = contactOf(id)
  local unseen = contact and not TERMINAL[contact.state] and contact.unseen
  if not unseen or not unseen.due then return end
  if unseen.due > now then return timer('signs:' .. id, unseen.due) end
  unseen.told = unseen.told + 1
  unseen.due = now + unseenMs() * math.min(unseen.told, 30)
  journal('SignOverdue', contact, deskOf(contact), data({told = unseen.told}))
  outbox('TellOfSigns', contact, {step = unseen.told})
  deriveContact(contact)
end

-- Those who have had many hard contacts lately may be asked now, too.
function work.spared(id)
  local contact = contactOf(id)
  if contact then matchContact(contact) end
end

function work.protected(id)
  local counsellor = counsellorOf(id)
  if not counsellor or not counsellor.protectedUntil then return end
  if counsellor.protectedUntil > now then return timer('protected:' .. id, counsellor.protectedUntil) end
  counsellor.protectedUntil, counsellor.freeSince = nil, now
  journal('ProtectionEnded', nil, counsellor)
  deriveCounsellor(counsellor)
  matchCounsellor(counsellor)
end

-- The last counsellor who could meet a requirement has gone: those who wait are looked at, some at a time.
function work.unmet(text, from)
  if redis.call('SCARD', key('able:' .. text)) > 0 then return end
  local page = redis.call('ZRANGE', key('queue:' .. text), tonumber(from), tonumber(from) + 49)
  local stayed = tonumber(from)
  for _, id in ipairs(page) do
    local contact = contactOf(id)
    if contact then
      matchContact(contact)
      if contact.state == 'Waiting' and contact.requirement == text then stayed = stayed + 1 end
    end
  end
  if #page == 50 then timer('unmet:' .. text .. ':' .. int(stayed), now) end
end

function work.forget(text) forgetRequirement(text, true) end

function work.lost(id)
  local contact = contactOf(id)
  local limit = contact and contact.callerLost and CALLER_LOST_MS[contact.state]
  if not limit or contact.callerLost + limit > now then return end
  local counsellor
  if contact.state == 'Connected' then
    counsellor = startWrapUp(contact, 'Caller', 'connection lost')
    if counsellor and contact.rules.wrapUp == 0 then endWrapUp(counsellor, contact.id) end
  else counsellor = abandon(contact, 'Caller', 'connection lost') end
  if counsellor then
    deriveCounsellor(counsellor)
    goOn(counsellor)
  end
end

function work.wrapup(counsellorId, contactId)
  local counsellor = counsellorOf(counsellorId)
  if counsellor then endWrapUp(counsellor, contactId) end
end

-- The grace period is over: chats go back to their places, calls stay with their telephone.
function work.grace(id)
  local counsellor = counsellorOf(id)
  if not counsellor or counsellor.presence == 'Offline' or not counsellor.lost or counsellor.lost + GRACE_MS > now then return end
  local back, ids = {}, {}
  for contactId, l in pairs(counsellor.contacts) do
    if l.state == 'WrapUp' then counsellor.contacts[contactId] = nil else ids[#ids + 1] = contactId end
  end
  table.sort(ids)
  for _, contactId in ipairs(ids) do
    local contact = contactOf(contactId)
    if contact and not voice(contact.channel) then
      if takesOver(contact) then handOver(contact, 'counsellor lost')
      else
        backToWaiting(contact, 'ContactReturned', data({reason = 'counsellor lost'}))
        back[#back + 1] = contact
      end
    end
  end
  for _, contactId in ipairs(consultIds(counsellor)) do
    if not voice(consultsOf(counsellor)[contactId].channel) then endConsult(contactOf(contactId), 'counsellor lost') end
  end
  if deskEmpty(counsellor) then goOffline(counsellor, 'CounsellorSignedOut')
  else
    -- A call stays with its telephone; whoever comes back in time is on shift again (counsellorConnected).
    counsellor.signingOut, counsellor.leftByGrace = true, true
    journal('PresenceChanged', nil, counsellor)
    deriveCounsellor(counsellor)
  end
  matchContacts(back)
end

-- A contact that came back after a loss, whose counsellor did not.
function work.orphan(id)
  local contact = contactOf(id)
  if not contact or (contact.state ~= 'Connected' and contact.state ~= 'Connecting') then return end
  local counsellor = counsellorOf(contact.counsellor)
  if counsellor and counsellor.presence ~= 'Offline' and counsellor.contacts[id] then return end
  if voice(contact.channel) and contact.state == 'Connected' then return end
  if takesOver(contact) then return handOver(contact, 'counsellor lost') end
  backToWaiting(contact, 'ContactReturned', data({reason = 'counsellor lost'}))
  matchContact(contact)
end

-- A colleague who was asked did not answer, or the leg of a second person did not come.
function work.consult(id, consultId)
  local contact = contactOf(id)
  local consult = contact and contact.consult
  if not consult or consult.id ~= consultId or not consult['until'] or consult['until'] > now then return end
  goOn(endConsult(contact, consult.state == 'Asked' and 'expired' or 'not connected in time'))
end

-- Nobody did in time what an escalation waits for.
function work.escalation(id)
  local e = escalationOf(id)
  if not e or not e.due then return end
  if e.due > now then return timer('escalation:' .. id, e.due) end
  escalationLimit(e)
end

function work.conn(kind, owner, connection)
  if kind == 'caller' then
    local contact = contactOf(owner)
    if contact then callerGone(contact, connection) end
  else
    local counsellor = counsellorOf(owner)
    if counsellor then counsellorGone(counsellor, connection) end
  end
end

local AGAIN_MS = 60000
for _, name in ipairs(due) do
  -- What came before may have made it needless, or due later.
  local score = redis.call('ZSCORE', key('timers'), name)
  if score and tonumber(score) <= now then
    redis.call('ZADD', key('timers'), int(now + AGAIN_MS), name)
    armed[name] = nil
    local parts = {}
    for part in string.gmatch(name, '[^:]+') do parts[#parts + 1] = part end
    local run = work[parts[1]]
    if run then run(parts[2], parts[3], parts[4]) end
    flush()
    -- What the work armed anew stays.
    if not armed[name] then redis.call('ZREM', key('timers'), name) end
  end
end
return commit(int(#due))
