-- Merges contacts that SQL, a node or a ticket knows: the later (epoch, version) stays; a ticket's only where nothing is known.
-- What a node knows better than the record is told to the journal: at once, or when the opening is finished and everybody has spoken.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4… who claims it (Record, Node, Ticket) and contact JSON, repeated.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/connections

local refused = enter(true)
if refused then return refused end
local open = redis.call('HGET', key('epoch'), 'state') == 'Open'

-- A conversation that comes late has its place on the desk unless others sit there by now: then it waits at its own. What only rings gives
-- way. A call has its legs, and stays.
local function takeBack(contact, owner)
  local function full()
    local chats, calls = load_(owner)
    return calls > 0 or chats >= (owner.chatCapacity or 0)
  end
  local back = {}
  if contact.channel == 'Chat' and full() then back = withdrawOffers(owner, 'epoch') end
  if contact.channel == 'Chat' and full() then
    backToWaiting(contact, 'ContactReturned', data({reason = 'epoch'}))
  else
    owner.contacts[contact.id] = {channel = contact.channel, state = contact.state, risk = contact.risk or 'NotAssessed'}
    journal('ContactRestored', contact, owner)
    deriveCounsellor(owner)
  end
  return back
end

-- Where a contact belongs that comes while everything goes on. Returns those who rang where it belongs.
local function settle(contact, unrecorded)
  knowRequirement(contact.requirement)
  fetchAudio(contact)
  if contact.call and contact.call.callerSid then redis.call('HSET', key('calls'), contact.call.callerSid, contact.id) end
  if contact.channel == 'Chat' and contact.state ~= 'WrapUp' then holdConnection('caller', contact.id, 'restored') end
  local owner = counsellorOf(contact.counsellor)
  if contact.state == 'Connecting' or contact.state == 'Connected' then
    if owner and owner.presence ~= 'Offline' then return takeBack(contact, owner) end
    timer('orphan:' .. contact.id, now + GRACE_MS)
  elseif contact.state == 'WrapUp' and owner then
    owner.unfinished[contact.id] = contact.ended or now
    journal('ContactRestored', contact, owner)
    return {}
  end
  if unrecorded then journal('ContactRestored', contact) end
  return {}
end

local restored = {}
for i = 4, #ARGV, 2 do
  local from, claimed = ARGV[i], cjson.decode(ARGV[i + 1])
  local known = contactOf(claimed.id)
  local mine, theirs = known and known.epoch or '', claimed.epoch or ''
  local newer = not known or (from ~= 'Ticket' and (mine < theirs or (mine == theirs and known.version < claimed.version)))
  if newer then
    if known then
      redis.call('ZREM', key('queue:' .. known.requirement), claimed.id)
      -- No second person outlives a loss here; that room is looked at again is the opening's part.
      local consulted = known.consult and counsellorOf(known.consult.with)
      if consulted then
        consultsOf(consulted)[known.id] = nil
        journal('PresenceChanged', nil, consulted)
        deriveCounsellor(consulted)
      end
      local holder = release(known)
      if holder then
        holder.unfinished[known.id] = nil
        journal('PresenceChanged', nil, holder)
        deriveCounsellor(holder)
      end
    end
    claimed.rules = claimed.rules or {offer = 20000, wrapUp = 120000, target = 60000}
    -- An offer of an earlier epoch is dead.
    if claimed.state == 'Offered' then claimed.state, claimed.offer = 'Waiting', nil end
    if open then claimed.consult = nil end
    contacts[claimed.id] = claimed
    keep(claimed)
    -- The end is known, but the order to end the call was perhaps torn away or rolled back. Whoever carries it out looks first.
    if known and claimed.call and not claimed.call.outsideSid and not claimed.overflow and (claimed.state == 'WrapUp' or claimed.state == 'Abandoned') then outbox('EndCall', claimed) end
    if not TERMINAL[claimed.state] then redis.call('SADD', key('open'), claimed.id) end
    -- A ticket vouches for the priority, not for the clock.
    watchUrgent(claimed)
    if open then restored[#restored + 1] = {contact = claimed, unrecorded = from ~= 'Record'}
    -- While everybody announces, another node may know it better still: it is told when the opening is finished.
    elseif from ~= 'Record' then redis.call('SADD', key('claimed'), claimed.id) end
  end
end
for _, r in ipairs(restored) do
  local back = {}
  if not TERMINAL[r.contact.state] then back = settle(r.contact, r.unrecorded)
  elseif r.unrecorded then journal('ContactRestored', r.contact) end
  deriveContact(r.contact)
  matchContact(r.contact)
  matchContacts(back)
end
return commit()
