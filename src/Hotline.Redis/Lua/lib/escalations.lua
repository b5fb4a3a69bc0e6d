-- Escalations (EscalationPolicy.cs): a document each, one owner, a limit on every state but the last. Needs lib/moves and lib/duty.
-- Seconds, equal to EscalationPolicy.Limits; a test compares them.
local ESCALATION_LIMITS = {
  SupervisorNow = {deliver = 30, acknowledge = 60, begin = 300, report = 3600, close = 86400, retry = 1, remind = 60},
  SupervisorBeforeClosing = {deliver = 30, acknowledge = 600, begin = 900, report = 14400, close = 86400, retry = 1, remind = 300},
  EmergencyHandOff = {deliver = 30, acknowledge = 60, begin = 300, report = 3600, close = 600, retry = 1, remind = 60},
  CountyCentre = {deliver = 300, acknowledge = 3600, begin = 14400, report = 86400, close = 86400, retry = 1, remind = 1800},
  MandatoryReport = {deliver = 300, acknowledge = 3600, begin = 3600, report = 86400, close = 86400, retry = 1, remind = 1800},
  SchoolMentorGroup = {deliver = 900, acknowledge = 14400, begin = 28800, report = 259200, close = 86400, retry = 1, remind = 14400},
  TownshipLiaison = {deliver = 900, acknowledge = 14400, begin = 28800, report = 259200, close = 86400, retry = 1, remind = 14400},
  GreenChannel = {deliver = 900, acknowledge = 14400, begin = 86400, report = 604800, close = 86400, retry = 1, remind = 14400},
}
-- Whom the rota is asked for. What is the supervisors' own is brought first to whoever of them is on shift.
local DUTY_OF = {
  SupervisorNow = 'Supervisor', SupervisorBeforeClosing = 'Supervisor', EmergencyHandOff = 'Supervisor', MandatoryReport = 'Supervisor',
  CountyCentre = 'CountyCentre', SchoolMentorGroup = 'MentorGroup', TownshipLiaison = 'TownshipLiaison', GreenChannel = 'Hospital',
}
-- Of the steps that nobody made the newest are kept, in turn; what a person did or wrote stays for good.
local MADE_BY_NOBODY = {Delivered = true, Moved = true, Overdue = true}
local MOST_MADE_BY_NOBODY = 40
local KEEP_ESCALATION_MS = 86400000

local escalationPlan
local function planOf()
  if escalationPlan == nil then
    local json = redis.call('GET', key('escalationPlan'))
    escalationPlan = json and cjson.decode(json) or {}
  end
  return escalationPlan
end
local function limitsOf(kind) return (planOf().limits or {})[kind] or ESCALATION_LIMITS[kind] end

-- A new link's life (EscalationPlan.LinkHours). One that is out keeps its own.
local function newLink(e) return {number = e.number, expires = now + (planOf().linkHours or 168) * 3600000} end

local function escalationOf(id) return load(escalations, 'escalation', id) end

local function addStep(e, act, who, note, at)
  e.steps = e.steps or {}
  e.steps[#e.steps + 1] = {at = now, act = act, by = who and who.name or nil, id = who and who.id or nil, note = note, due = at}
  local oldest, many = nil, 0
  for i, step in ipairs(e.steps) do
    if MADE_BY_NOBODY[step.act] and not step.note then oldest, many = oldest or i, many + 1 end
  end
  if many > MOST_MADE_BY_NOBODY then table.remove(e.steps, oldest) end
end

local function tellEscalation(type, e, values)
  local said = values or {}
  said.escalation, said.escalationKind, said.state = e.id, e.kind, e.state
  e.op = op
  touch(e)
  journal(type, nil, nil, {contactId = quoted(e.contact), escalation = image(e), data = cjson.encode(said)})
end

-- Derived: who is open, by what is due first; the timer; and which belong to a contact.
local function deriveEscalation(e)
  if e.state == 'Closed' then
    redis.call('ZREM', key('escalations'), e.id)
    redis.call('ZREM', key('timers'), 'escalation:' .. e.id)
  else
    redis.call('ZADD', key('escalations'), int(e.due), e.id)
    timer('escalation:' .. e.id, e.due)
  end
  redis.call('SADD', key('escalationsOf:' .. e.contact), e.id)
  redis.call('PEXPIRE', key('escalationsOf:' .. e.contact), 7 * KEEP_ESCALATION_MS)
end

local function enterEscalation(e, state, seconds)
  e.state, e.since, e.due = state, now, seconds and now + seconds * 1000 or nil
end

local function deliverEscalation(e)
  outbox('DeliverEscalation', {id = e.contact, line = e.line}, {escalation = e.id, step = e.number})
end

-- An entry of the audit trail that SQL could not take yet.
local function oweAudit(e, entry)
  outbox('WriteAudit', {id = e.contact, line = e.line}, {escalation = e.id, audit = entry})
end

-- A hospital's answer goes back to the school that asked, as far as consent allows (ReturnResult.cs).
local function returnResult(e)
  if e.kind ~= 'GreenChannel' or e.state ~= 'Reported' or not e.returnTo or e.consent == 'Nothing' then return end
  outbox('ReturnResult', {id = e.contact, line = e.line}, {id = 'result:' .. e.id, escalation = e.id})
end

-- Everybody who may be asked, in order. The desk of all supervisors is last and always there: no chain ends in silence.
local function candidates(e)
  local list, seen = {}, {}
  local function add(owner)
    local id = owner and (owner.id or 'desk')
    if id and not seen[id] then
      seen[id] = true
      list[#list + 1] = owner
    end
  end
  local role = DUTY_OF[e.kind]
  add(e.first)
  if role == 'Supervisor' then
    local on = redis.call('SMEMBERS', key('counsellors'))
    table.sort(on)
    for _, id in ipairs(on) do
      local c = counsellorOf(id)
      if c and c.supervises and c.presence ~= 'Offline' and not c.lost and id ~= e.raisedBy then add({kind = 'Staff', id = id, name = c.alias}) end
    end
  end
  for _, entry in ipairs(dutyChain(role, e.county, e.serves, now)) do
    local partner = redis.call('HGET', key('partners'), entry.delivery and entry.id or entry.partner or '')
    add({kind = 'Partner', id = entry.id, name = partner and cjson.decode(partner).name or nil, delivery = entry.delivery, sealed = entry.sealed})
  end
  add({kind = 'Desk'})
  return list
end

-- The next one is asked; when everybody was, it begins anew.
local function askNext(e)
  local list = candidates(e)
  local owner
  for _, o in ipairs(list) do
    if not e.asked[o.id or 'desk'] then owner = o break end
  end
  if not owner then
    e.asked, e.round, owner = {}, (e.round or 0) + 1, list[1]
  end
  e.asked[owner.id or 'desk'] = 1
  e.owner, e.number, e.acknowledged = owner, (e.number or 0) + 1, nil
  e.link = owner.kind == 'Partner' and newLink(e) or nil
  enterEscalation(e, 'Raised', limitsOf(e.kind).deliver)
  deliverEscalation(e)
end

local function moveEscalation(e, reason)
  local from = e.owner and e.owner.name
  askNext(e)
  addStep(e, 'Moved', e.owner)
  tellEscalation('EscalationMoved', e, {because = reason, before = from, asked = e.owner.name})
  deriveEscalation(e)
end

local function escalationDelivered(e, number)
  if e.state ~= 'Raised' or e.number ~= number then return end
  enterEscalation(e, 'Delivered', limitsOf(e.kind).acknowledge)
  addStep(e, 'Delivered', e.owner)
  tellEscalation('EscalationDelivered', e, {asked = e.owner.name})
  deriveEscalation(e)
end

local function escalationUndelivered(e, number, reason)
  if (e.state ~= 'Raised' and e.state ~= 'Delivered') or e.number ~= number then return end
  moveEscalation(e, reason)
end

-- A limit passed. Who had said "mine" is reminded first, and the next is asked when that has passed, too.
local function escalationLimit(e)
  local limits = limitsOf(e.kind)
  if e.state == 'Declined' or e.state == 'Overdue' then return moveEscalation(e, e.state == 'Declined' and 'declined' or 'overdue') end
  if e.state == 'Reported' then
    e.due, e.reminders = now + limits.close * 1000, (e.reminders or 0) + 1
    tellEscalation('EscalationReminded', e)
    return deriveEscalation(e)
  end
  local from = e.state
  e.overdue = (e.overdue or 0) + 1
  if from == 'Acknowledged' or from == 'InProgress' then
    -- A new link with the reminder: the telephone that had the old one may be somebody else's by now.
    e.number = e.number + 1
    if e.owner.kind == 'Partner' then e.link = newLink(e) end
    deliverEscalation(e)
    enterEscalation(e, 'Overdue', limits.remind)
  else enterEscalation(e, 'Overdue', limits.retry) end
  addStep(e, 'Overdue', e.owner)
  tellEscalation('EscalationOverdue', e, {late = from, asked = e.owner.name})
  deriveEscalation(e)
end

local function raiseEscalation(e)
  e.raised, e.asked, e.round, e.overdue, e.within = now, {}, 0, 0, limitsOf(e.kind).acknowledge
  addStep(e, 'Raised', nil, nil)
  askNext(e)
  escalations[e.id] = e
  tellEscalation('EscalationRaised', e, {level = e.level, asked = e.owner.name})
  deriveEscalation(e)
end

-- One a contact and kind, with an id that says so (EscalationPolicy.AutomaticId): whoever raises it again, on whatever node and after
-- whatever loss, finds it there.
local AUTOMATIC = {SupervisorNow = 0, EmergencyHandOff = 1, CountyCentre = 2, SupervisorBeforeClosing = 3, MandatoryReport = 4}
local AUTOMATIC_AT = {Immediate = {'SupervisorNow', 'EmergencyHandOff', 'CountyCentre'}, High = {'SupervisorBeforeClosing'}}
local function automaticId(contact, kind)
  return string.sub(contact.id, 1, 14) .. '8' .. string.sub(contact.id, 16, 19) .. int(AUTOMATIC[kind]) .. string.sub(contact.id, 21)
end

-- What is known of a contact's escalations: kinds that were raised, whether a supervisor has said "mine", and whether one was asked for
-- before the closing and has not. One whose document is gone was closed a day ago or longer; what it was, only its id can say.
local function raisedFor(contact)
  local known = {kinds = {}, looked = false, asked = false, gone = false}
  for _, id in ipairs(redis.call('SMEMBERS', key('escalationsOf:' .. contact.id))) do
    local e = escalationOf(id)
    local kind = e and e.kind
    if not e then
      for one in pairs(AUTOMATIC) do
        if automaticId(contact, one) == id then kind = one end
      end
    end
    if kind then known.kinds[kind] = true else known.gone = true end
    if kind == 'SupervisorNow' or kind == 'SupervisorBeforeClosing' then
      if not e or e.firstAcknowledged then known.looked = true
      elseif kind == 'SupervisorBeforeClosing' then known.asked = true end
    end
  end
  return known
end

-- What a disposition says was handed on (EscalationPolicy.Of); a test compares the two.
local HANDED_ON = {
  Referral = {'CountyCentre', 'SchoolMentorGroup', 'TownshipLiaison', 'GreenChannel'},
  Police = {'EmergencyHandOff', 'MandatoryReport'},
  MandatoryReport = {'MandatoryReport'},
}
local function answersFor(known, disposition)
  local kinds = HANDED_ON[disposition]
  if not kinds or known.gone then return true end
  for _, kind in ipairs(kinds) do
    if known.kinds[kind] then return true end
  end
  return false
end

local function raiseOnce(contact, kind, level, county)
  local id = automaticId(contact, kind)
  if redis.call('SISMEMBER', key('escalationsOf:' .. contact.id), id) == 0 and not escalationOf(id) then
    raiseEscalation({id = id, kind = kind, contact = contact.id, line = contact.line, county = county, level = level, raisedBy = 'system', counsellor = contact.counsellor})
  end
end

local function raiseAtLevel(contact, level, form)
  level, form = level or contact.risk, form or formOf(contact)
  local county = countyOf(contact, form)
  -- Nobody can veto a mandatory report, and no setting of the office switches it off.
  if isMinor(contact, form) and suspectsHarm(contact, form) and not raisedFor(contact).kinds.MandatoryReport then
    raiseOnce(contact, 'MandatoryReport', level, county)
  end
  if planOf().automatic == false then return end
  for _, kind in ipairs(AUTOMATIC_AT[level] or {}) do
    -- A county centre without a county would be anybody: a person chooses.
    if kind ~= 'CountyCentre' or county then raiseOnce(contact, kind, level, county) end
  end
end

-- Who acts: {kind, id, name, supervises, session, owners}. A partner has a link's session, or an account that acts for some owners. Returns a refusal or nil.
local function notTheirs(e, who)
  if who.kind == 'Partner' then
    local theirs = false
    for _, id in ipairs(who.owners or {}) do theirs = theirs or e.owner.kind == 'Partner' and id == e.owner.id end
    if who.owners and not theirs then return NOT_YOURS end
    local link = e.link
    if not theirs then
      if not link or e.owner.kind ~= 'Partner' then return LINK_REVOKED end
      if not link.session or link.session ~= who.session then return LINK_REVOKED end
      if link.expires <= now then return LINK_EXPIRED end
    end
    who.id, who.name = e.owner.id, e.owner.name
    return nil
  end
  if e.owner.kind == 'Staff' and e.owner.id == who.id then return nil end
  if who.supervises then return nil end
  return NOT_YOURS
end

-- A supervisor who acts on another's, or on the desk's, is its owner from then on.
local function ownEscalation(e, who)
  if who.kind == 'Staff' and e.owner.id ~= who.id then
    e.owner, e.link = {kind = 'Staff', id = who.id, name = who.name}, nil
    e.number = e.number + 1
    e.asked[who.id] = 1
  end
end
