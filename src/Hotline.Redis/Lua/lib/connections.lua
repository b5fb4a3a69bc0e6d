-- Who is connected, and what a lost connection means. Needs lib/moves.
local LEASE_MS = 45000

local function holdConnection(kind, owner, connection)
  timer('conn:' .. kind .. ':' .. owner .. ':' .. connection, now + LEASE_MS)
  redis.call('ZREM', key('goodbyes'), kind .. ':' .. owner .. ':' .. connection)
end

-- A connection that has ended does not come back: a node that names it afterwards had looked before. One that only fell silent may.
local GOODBYE_MS = 60000
local function sayGoodbye(kind, owner, connection)
  redis.call('ZREMRANGEBYSCORE', key('goodbyes'), '-inf', int(now))
  redis.call('ZADD', key('goodbyes'), int(now + GOODBYE_MS), kind .. ':' .. owner .. ':' .. connection)
end

local function saidGoodbye(kind, owner, connection)
  local till = redis.call('ZSCORE', key('goodbyes'), kind .. ':' .. owner .. ':' .. connection)
  return till and tonumber(till) > now
end

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
    -- It has waited for the caller beside the queue, and its own time may be over by now.
    if contact.aside and not contact.aside.joined then timer('aside:' .. contact.id, contact.aside['until']) end
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

local function isConnected(doc, connection) return doc.connectionsEpoch == epoch and doc.connections ~= nil and doc.connections[connection] ~= nil end

-- The browser cannot be rung any more: a call that is only offered goes to somebody else. What is connected has its own leg to tell of it.
local function loseVoice(counsellor)
  counsellor.voiceAt = nil
  local back = withdrawOffers(counsellor, 'voice not ready', true)
  journal('PresenceChanged', nil, counsellor)
  deriveCounsellor(counsellor)
  matchContacts(back)
  -- With the call gone there may be room for a chat.
  matchCounsellor(counsellor)
end

-- A lost connection withdraws the offers at once; chats stay for the grace period.
local function counsellorGone(counsellor, connection)
  redis.call('ZREM', key('timers'), 'conn:counsellor:' .. counsellor.id .. ':' .. connection)
  local rang = counsellor.voiceAt == connection
  if removeConnection(counsellor, connection) and not counsellor.lost and counsellor.presence ~= 'Offline' then
    counsellor.lost, counsellor.voiceAt = now, nil
    local back = withdrawOffers(counsellor, 'counsellor lost')
    journal('CounsellorLost', nil, counsellor)
    deriveCounsellor(counsellor)
    timer('grace:' .. counsellor.id, now + GRACE_MS)
    endAsked(counsellor, 'counsellor lost')
    matchContacts(back)
  elseif rang then loseVoice(counsellor) end
end
