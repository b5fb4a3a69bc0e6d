-- The second person of a contact: a colleague who is asked, an outside number, or a supervisor who listens in. There is at most one.
local ASKED_MS = 60000

-- Whether the second person gets the contact when its counsellor is gone: whoever speaks does. Who only listens has not agreed to
-- anything, and an outside number is nobody of ours.
local function takesOver(contact)
  local consult = contact.consult
  return consult and consult.with and consult.state == 'On' and consult.mode ~= 'Listening'
end

-- The contact is the second person's now. Returns whoever had it, whose room is not looked at yet.
local function handOver(contact, reason)
  local consult, from = contact.consult, contact.counsellor
  local to, had = counsellorOf(consult.with), counsellorOf(from)
  contact.consult, contact.consultEnd = nil, nil
  contact.handedOver, contact.lastOffer = consult.id, consult.id
  contact.transfers = (contact.transfers or 0) + 1
  contact.transferNote = consult.note
  if from then redis.call('SREM', key('mine:' .. from), contact.id) end
  if had then
    had.contacts[contact.id] = nil
    had.freeSince = now
  end
  consultsOf(to)[contact.id] = nil
  to.contacts[contact.id] = {channel = contact.channel, state = 'Connected', risk = contact.risk or 'NotAssessed'}
  contact.counsellor, contact.counsellorAlias = to.id, to.alias
  if contact.call then
    local leg = contact.call.counsellorSid
    contact.call.counsellorSid, contact.call.counsellorJoined = consult.sid, true
    contact.call.held, contact.call.muted = nil, nil
    outbox('ArrangeRoom', contact, {call = {counsellorSid = leg}})
  end
  journal('ContactHandedOver', contact, had, data({from = from, to = to.id, consult = consult.id, reason = reason}))
  journal('ConsultShown', contact, to)
  deriveContact(contact)
  deriveCounsellor(to)
  if had then deriveCounsellor(had) end
  withdrawIfBlocked(to)
  return had
end

local function ringSecond(contact, consulted)
  outbox('RingSecond', contact, {offer = contact.consult.id, counsellor = consulted and consulted.id or contact.counsellor, voiceAddress = consulted and consulted.voiceAddress})
end

-- Brings the second person in: a colleague's desk takes the load, an outside number and a voice channel need a leg.
local function beginConsult(contact, consulted, consult, event)
  contact.consult, contact.consultEnd, contact.lastConsult = consult, nil, consult.id
  if consulted then consultsOf(consulted)[contact.id] = {consult = consult.id, channel = contact.channel, state = consult.state} end
  if consult['until'] then timer('consult:' .. contact.id .. ':' .. consult.id, consult['until']) end
  if consult.state == 'Connecting' then ringSecond(contact, consulted) end
  tellSecond(event, contact, consulted, data({consult = consult.id, by = consult.by, with = consult.with, mode = consult.mode}))
  if consulted then deriveCounsellor(consulted) end
end

-- The state of the second person changes.
local function setConsult(contact, consulted, state, till)
  local consult = contact.consult
  consult.state, consult['until'] = state, till
  if consulted then consultsOf(consulted)[contact.id].state = state end
  if till then timer('consult:' .. contact.id .. ':' .. consult.id, till) end
end

-- Caller and outside number go on without us; the counsellor's wrap-up begins. Whoever of the two hangs up first ends it.
local function handOutside(contact)
  local consult, leg = contact.consult, contact.call.counsellorSid
  contact.consult, contact.consultEnd = nil, nil
  contact.handedOver = consult.id
  contact.transfers = (contact.transfers or 0) + 1
  contact.call.outsideSid = consult.sid
  contact.call.held, contact.call.muted = nil, nil
  outbox('ArrangeRoom', contact, {call = {counsellorSid = leg}})
  return startWrapUp(contact, 'Counsellor', 'handed over outside')
end
