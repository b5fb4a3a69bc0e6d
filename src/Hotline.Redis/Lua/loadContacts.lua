-- Merges contacts that SQL, a node or a ticket knows: the later (epoch, version) stays; a vouched one only where nothing is known.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4… vouched 0/1 and contact JSON, repeated.
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
local restored = {}
for i = 4, #ARGV, 2 do
  local claimed = cjson.decode(ARGV[i + 1])
  local known = contactOf(claimed.id)
  local mine, theirs = known and known.epoch or '', claimed.epoch or ''
  local newer = not known or (ARGV[i] == '0' and (mine < theirs or (mine == theirs and known.version < claimed.version)))
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
    if known and claimed.call and not claimed.call.outsideSid and (claimed.state == 'WrapUp' or claimed.state == 'Abandoned') then outbox('EndCall', claimed) end
    if not TERMINAL[claimed.state] then redis.call('SADD', key('open'), claimed.id) end
    -- A ticket vouches for the priority, not for the clock.
    watchUrgent(claimed)
    if ARGV[i] == '1' then journal('ContactRestored', claimed) end
    if open then restored[#restored + 1] = claimed end
  end
end
for _, contact in ipairs(restored) do
  redis.call('SADD', key('requirements'), contact.requirement)
  for _, id in ipairs(redis.call('SMEMBERS', key('counsellors'))) do
    local counsellor = counsellorOf(id)
    if counsellor and satisfies(counsellor, contact.requirement) and redis.call('SADD', key('fits:' .. id), contact.requirement) == 1 then deriveCounsellor(counsellor) end
  end
  if contact.call and contact.call.callerSid then redis.call('HSET', key('calls'), contact.call.callerSid, contact.id) end
  local owner = counsellorOf(contact.counsellor)
  if contact.state == 'Connecting' or contact.state == 'Connected' then
    if owner and owner.presence ~= 'Offline' then
      owner.contacts[contact.id] = {channel = contact.channel, state = contact.state, risk = contact.risk or 'NotAssessed'}
      journal('ContactRestored', contact, owner)
      deriveCounsellor(owner)
    else
      timer('orphan:' .. contact.id, now + GRACE_MS)
    end
  elseif contact.state == 'WrapUp' and owner then
    owner.unfinished[contact.id] = contact.ended or now
    journal('ContactRestored', contact, owner)
  end
  if contact.channel == 'Chat' and contact.state ~= 'WrapUp' and not TERMINAL[contact.state] then holdConnection('caller', contact.id, 'restored') end
  deriveContact(contact)
  matchContact(contact)
end
return commit()
