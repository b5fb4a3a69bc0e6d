-- Queues, free counsellors and timers: everything here is derived from the documents and can be rebuilt from them.
local HEAD_START = {Routine = 0, Elevated = 600000, High = 3600000, Immediate = 1000000000000}
local LEVEL = {NotAssessed = 0, Low = 1, Moderate = 2, High = 3, Immediate = 4}
local PRIORITY_OF = {NotAssessed = 'Routine', Low = 'Routine', Moderate = 'Elevated', High = 'High', Immediate = 'Immediate'}
local MOST_SIGNS = 12
local TRIED_MS = 30000
local TRANSFERRED_MS = 600000
local GRACE_MS = 60000
local CONNECTING_MS = 60000
local AUDIO_MS = 600000
local HELP_MS = 60000
local CALLER_LOST_MS = {Waiting = 120000, Offered = 120000, Connecting = 120000, Connected = 300000}

-- Nobody stands behind a message: live people come first, until it is a day old.
local MESSAGE_BEHIND_MS = 86400000
local function score(contact)
  return contact.arrived - HEAD_START[contact.priority or 'Routine'] + (contact.channel == 'Message' and MESSAGE_BEHIND_MS or 0)
end
local function voice(channel) return channel == 'Voice' or channel == 'WebCall' end
-- Which timers this script has armed.
local armed = {}
local function timer(name, due)
  armed[name] = true
  redis.call('ZADD', key('timers'), int(due), name)
end

-- A requirement's canonical text is line+line/channel/skill=S>N/certificate=C/county=C/counsellor=ID (Requirement.cs).
local requirements = {}
local function requirement(text)
  local known = requirements[text]
  if known then return known end
  known = {skills = {}, lines = {}}
  local at = 0
  for part in string.gmatch(text, '[^/]+') do
    at = at + 1
    if at == 1 then
      for code in string.gmatch(part, '[^+]+') do known.lines[#known.lines + 1] = code end
      known.line = known.lines[1]
    elseif at == 2 then known.channel = part
    else
      local name, value = string.match(part, '^(%a+)=(.+)$')
      if name == 'skill' then
        local skill, level = string.match(value, '^(.+)>(%d+)$')
        known.skills[skill] = tonumber(level)
      elseif name then known[name] = value end
      known.special = true
    end
  end
  requirements[text] = known
  return known
end

local function satisfies(counsellor, text)
  local r = requirement(text)
  local serves = false
  for _, code in ipairs(r.lines) do serves = serves or counsellor.lines[code] ~= nil end
  if not serves then return false end
  if voice(r.channel) and not counsellor.takesVoice then return false end
  if r.channel == 'Chat' and (counsellor.chatCapacity or 0) < 1 then return false end
  if r.counsellor and r.counsellor ~= counsellor.id then return false end
  if r.county and r.county ~= counsellor.county then return false end
  if r.certificate and (counsellor.certificate or 'C') > r.certificate then return false end
  for skill, level in pairs(r.skills) do
    if (counsellor.skills[skill] or 0) < level then return false end
  end
  return true
end

local function severe(contact) return contact.risk == 'High' or contact.risk == 'Immediate' end

-- Level 4 and not taken: the line's UrgentPlan (UrgentPlan.cs), ms. A line that was saved before there were such plans has the defaults.
local UNTAKEN = {Waiting = true, Offered = true, Connecting = true}
local function urgentPlan(contact)
  local settings = redis.call('HGET', key('lines'), contact.line)
  local plan = settings and cjson.decode(settings).urgent or {}
  return {
    offer = (plan.offerSeconds or 10) * 1000, widen = (plan.widenSeconds or 15) * 1000, supervisors = (plan.supervisorsSeconds or 30) * 1000,
    backup = (plan.backupSeconds or 45) * 1000, again = (plan.againSeconds or 60) * 1000,
  }
end

-- Before the event of whatever made a contact urgent, or sent an urgent one back: its clock starts, and what rings rings shorter.
local function watchUrgent(contact)
  if contact.priority ~= 'Immediate' or not UNTAKEN[contact.state] or contact.urgent then return end
  local plan = urgentPlan(contact)
  contact.urgent = {since = now, step = 0, due = now + plan.widen}
  if contact.state == 'Offered' then contact.offer['until'] = math.min(contact.offer['until'], now + plan.offer) end
end

-- Signs at level 4 that nobody has looked at: until when, before the supervisors are told (EscalationPlan.UnseenSeconds).
local function unseenMs()
  local json = redis.call('GET', key('escalationPlan'))
  return (json and cjson.decode(json).unseen or 60) * 1000
end

-- Before the event of whatever brought such a sign, or looked at it. How often the supervisors were told is counted on.
local function watchSigns(contact)
  local waits = false
  for _, sign in pairs(contact.signs or {}) do
    if sign.level == 'Immediate' and not sign.seenBy then waits = true end
  end
  if waits then
    contact.unseen = contact.unseen or {told = 0}
    contact.unseen.due = contact.unseen.due or now + unseenMs()
  elseif contact.unseen then contact.unseen.due = nil end
end

-- Somebody who has had the week's number of hard contacts is asked last: once the others had time, or the guarantee has begun.
local SPARED_MS = 60000
local function spares(contact, counsellor)
  return counsellor.highRiskLimit and (counsellor.highRisk or 0) >= counsellor.highRiskLimit
    and (contact.priority == 'High' or contact.priority == 'Immediate')
    and now < contact.arrived + SPARED_MS and not (contact.urgent and contact.urgent.step > 0)
end

-- Room for one more contact of this channel: one call excludes everything else, a level 3–4 contact blocks further offers, messages are
-- heard one at a time.
local function load_(counsellor)
  local chats, calls, messages, blocked = 0, 0, 0, false
  local function add(channel)
    if voice(channel) then calls = calls + 1 elseif channel == 'Message' then messages = messages + 1 else chats = chats + 1 end
  end
  for _, l in pairs(counsellor.contacts) do
    add(l.channel)
    if severe(l) then blocked = true end
  end
  -- Until it closes, also when the counsellor's own wrap-up is over.
  for id in pairs(counsellor.unfinished) do
    local contact = contactOf(id)
    if contact and contact.state == 'WrapUp' and severe(contact) then blocked = true end
  end
  for _, l in pairs(counsellor.consults or {}) do add(l.channel) end
  for _, contactId in pairs(counsellor.offers) do
    local contact = contactOf(contactId)
    add(contact and contact.channel or 'Chat')
  end
  return chats, calls, messages, blocked
end

local function fitsBeside(counsellor, channel, chats, calls, messages)
  if calls > 0 then return false end
  if voice(channel) then return chats + messages == 0 end
  if channel == 'Message' then return messages == 0 end
  return chats < (counsellor.chatCapacity or 0)
end

-- Whoever chose the browser can be rung at a console that has said so: voiceAt is its connection.
local function reachable(counsellor, channel)
  return not voice(channel) or counsellor.voiceAt ~= nil or string.sub(counsellor.voiceAddress or '', 1, 7) ~= 'client:'
end

local function room(counsellor, channel, chats, calls, messages, blocked)
  if counsellor.presence ~= 'Available' or counsellor.lost or counsellor.signingOut or counsellor.protectedUntil or blocked or not reachable(counsellor, channel) then return false end
  return fitsBeside(counsellor, channel, chats, calls, messages)
end

-- Room for a contact that somebody takes by choice: in a break, too.
local function hasPlace(counsellor, channel)
  local chats, calls, messages, blocked = load_(counsellor)
  if counsellor.lost or blocked or (voice(channel) and not counsellor.takesVoice) or not reachable(counsellor, channel) then return false end
  return fitsBeside(counsellor, channel, chats, calls, messages)
end

-- Fewest contacts first, then the best level, then longest free: load · 2^46 + (15 − level) · 2^42 + ms of free-since, below 2^53.
local LOAD_STEP, LEVEL_STEP = 70368744177664, 4398046511104

-- How well a counsellor knows what is asked for, 0–15: the sum of the levels in the skills that the requirement names.
local function levelFor(counsellor, r)
  local level = 0
  for skill in pairs(r.skills) do level = level + (counsellor.skills[skill] or 0) end
  return math.min(level, 15)
end

-- In or out of one requirement's free set.
local function deriveFree(counsellor, text, chats, calls, messages, blocked)
  local r = requirement(text)
  if room(counsellor, r.channel, chats, calls, messages, blocked) then
    redis.call('ZADD', key('free:' .. text), int((chats + calls + messages) * LOAD_STEP + (15 - levelFor(counsellor, r)) * LEVEL_STEP + (counsellor.freeSince or now)), counsellor.id)
  else
    redis.call('ZREM', key('free:' .. text), counsellor.id)
  end
end

-- Puts the counsellor into the free set of each requirement that he or she serves and has room for.
local function deriveCounsellor(counsellor)
  local chats, calls, messages, blocked = load_(counsellor)
  for _, text in ipairs(redis.call('SMEMBERS', key('fits:' .. counsellor.id))) do deriveFree(counsellor, text, chats, calls, messages, blocked) end
end

-- Rewrites which requirements a counsellor serves, after sign-in or when the presence ends. able:{requirement} is the same seen
-- from the other side, whatever the load: a requirement that nobody is able to meet while somebody waits is looked at at once.
local function deriveFits(counsellor)
  local fits = key('fits:' .. counsellor.id)
  local had = redis.call('SMEMBERS', fits)
  for _, text in ipairs(had) do
    redis.call('ZREM', key('free:' .. text), counsellor.id)
    redis.call('SREM', key('able:' .. text), counsellor.id)
  end
  redis.call('DEL', fits)
  if counsellor.presence ~= 'Offline' then
    for _, text in ipairs(redis.call('SMEMBERS', key('requirements'))) do
      if satisfies(counsellor, text) then
        redis.call('SADD', fits, text)
        redis.call('SADD', key('able:' .. text), counsellor.id)
      end
    end
  end
  for _, text in ipairs(had) do
    if redis.call('SCARD', key('able:' .. text)) == 0 and redis.call('ZCARD', key('queue:' .. text)) > 0 then timer('unmet:' .. text .. ':0', now) end
  end
end

-- A requirement that nobody waited for before: every signed-in counsellor is looked at once, or the one whom it names.
local function knowRequirement(text)
  if redis.call('SADD', key('requirements'), text) == 0 then return end
  local named = requirement(text).counsellor
  for _, id in ipairs(named and {named} or redis.call('SMEMBERS', key('counsellors'))) do
    local counsellor = counsellorOf(id)
    if counsellor and counsellor.presence ~= 'Offline' and satisfies(counsellor, text) then
      redis.call('SADD', key('fits:' .. id), text)
      redis.call('SADD', key('able:' .. text), id)
      deriveFree(counsellor, text, load_(counsellor))
    end
  end
end

-- Special requirements come and go with those who wait for them, some time after the last has gone: who could meet one is found by
-- looking at everybody on shift, which the next one who asks for the same is spared. The plain one of a line and a channel stays.
local FORGET_MS, MOST_KNOWN = 600000, 500
local function forgetRequirement(text, atOnce)
  local r = requirement(text)
  if not r.special or redis.call('ZCARD', key('queue:' .. text)) > 0 then return end
  if not atOnce and not r.counsellor and redis.call('SCARD', key('requirements')) <= MOST_KNOWN then return timer('forget:' .. text, now + FORGET_MS) end
  if redis.call('SREM', key('requirements'), text) == 0 then return end
  for _, id in ipairs(redis.call('SMEMBERS', key('able:' .. text))) do redis.call('SREM', key('fits:' .. id), text) end
  redis.call('DEL', key('able:' .. text), key('free:' .. text))
end

-- The next moment at which somebody who refused a waiting contact may be asked again. One whose time has come stays until the timer
-- has asked (runDueTimers): forgotten before, nobody would be asked until the next one's time.
local function armRetry(contact)
  local soonest
  for _, till in pairs(contact.tried or {}) do
    if not soonest or till < soonest then soonest = till end
  end
  if soonest then timer('retry:' .. contact.id, soonest) end
end

-- The next step of the contact's relaxation plan and when it is due. The plan is made by Relaxation.cs; its times count from the
-- arrival, or from the transfer that brought the plan.
local function nextStep(contact)
  local step = contact.plan and contact.plan[int((contact.relaxed or 0) + 1)]
  return step, step and (contact.planFrom or contact.arrived) + step.after
end

-- A callback: the caller has hung up and is rung when the place comes up.
local CALLBACK_GAP_MS, CALLBACK_TRIES, CALLBACK_LIMIT_MS = 1800000, 3, 86400000
local function isCallback(contact) return contact.callback ~= nil and not contact.callback.ended end

-- Waiting beside the queue, place kept: a callback between two tries, a caller who speaks a message or is put through to a number
-- outside, a message whose audio is on its way.
local function held(contact) return contact.aside ~= nil or (isCallback(contact) and contact.callback.due ~= nil) end

-- Somebody whom the guarantee rang has pressed 1: nobody else is asked or rung meanwhile.
local function helpOf(contact) return contact.state == 'Waiting' and contact.aside and contact.aside.kind == 'Help' and contact.aside or nil end

-- When waiting for somebody to be free ends: in a day, or with the hours in which the caller may be rung.
local function callbackEnds(callback) return math.min(callback.asked + CALLBACK_LIMIT_MS, callback['until'] or math.huge) end

-- Those hours are over: nobody is asked any more, even before the timer has ended it.
local function tooLate(contact) return isCallback(contact) and contact.callback['until'] ~= nil and contact.callback['until'] <= now end

-- Whose number is being waited for, so that somebody who rings again finds the old place; and the next try, or the end of waiting.
local function deriveCallback(contact)
  local waits = contact.state == 'Waiting' or contact.state == 'Offered' or contact.state == 'Connecting'
  local name = contact.line .. ':' .. (contact.call and contact.call.callerKey or contact.id)
  if isCallback(contact) and waits then redis.call('HSET', key('callers'), name, contact.id)
  elseif redis.call('HGET', key('callers'), name) == contact.id then redis.call('HDEL', key('callers'), name) end
  if isCallback(contact) and contact.state == 'Waiting' then timer('callback:' .. contact.id, contact.callback.due or callbackEnds(contact.callback))
  else redis.call('ZREM', key('timers'), 'callback:' .. contact.id) end
end

-- Queue place, waiting list, owner's list and timers of a contact, from its document.
local function deriveContact(contact)
  local id = contact.id
  local waiting = key('waiting:' .. contact.line .. ':' .. contact.channel)
  if contact.callback then deriveCallback(contact) end
  local help = helpOf(contact)
  if contact.aside and not contact.aside.joined then timer('aside:' .. id, contact.aside['until']) end
  if contact.state == 'Waiting' and not held(contact) then
    knowRequirement(contact.requirement)
    redis.call('ZADD', key('queue:' .. contact.requirement), int(score(contact)), id)
    armRetry(contact)
    local step, due = nextStep(contact)
    if step then timer('relax:' .. id, due) end
    if (contact.priority == 'High' or contact.priority == 'Immediate') and contact.arrived + SPARED_MS > now then timer('spared:' .. id, contact.arrived + SPARED_MS) end
  else
    redis.call('ZREM', key('queue:' .. contact.requirement), id)
    -- Armed only while the contact waits: one that comes back gets it anew.
    if contact.plan then redis.call('ZREM', key('timers'), 'relax:' .. id) end
    if contact.state ~= 'Offered' then forgetRequirement(contact.requirement) end
  end
  -- How long callers wait is told from this; behind a follow-up nobody waits, nor does who talks with somebody whom the guarantee rang.
  if contact.direction ~= 'Outbound' and not (help and help.joined) and (contact.state == 'Waiting' or contact.state == 'Offered' or contact.state == 'Connecting') then
    redis.call('ZADD', waiting, int(contact.arrived), id)
  else
    redis.call('ZREM', waiting, id)
  end
  if contact.state == 'Offered' then timer('offer:' .. id .. ':' .. contact.offer.id, contact.offer['until']) end
  -- Armed once: what else happens to the contact must not give its legs more time.
  if contact.state == 'Connecting' and not redis.call('ZSCORE', key('timers'), 'connecting:' .. id .. ':' .. contact.offer.id) then
    timer('connecting:' .. id .. ':' .. contact.offer.id, now + CONNECTING_MS)
  end
  if contact.urgent and not help then timer('urgent:' .. id, contact.urgent.due) end
  if contact.unseen and contact.unseen.due then timer('signs:' .. id, contact.unseen.due)
  elseif contact.unseen then redis.call('ZREM', key('timers'), 'signs:' .. id) end
  if contact.callerLost and CALLER_LOST_MS[contact.state] then timer('lost:' .. id, contact.callerLost + CALLER_LOST_MS[contact.state]) end
  if TERMINAL[contact.state] and contact.call and contact.call.callerSid then redis.call('HDEL', key('calls'), contact.call.callerSid) end
  if contact.counsellor then
    if TERMINAL[contact.state] then redis.call('SREM', key('mine:' .. contact.counsellor), id)
    else redis.call('SADD', key('mine:' .. contact.counsellor), id) end
  end
end

-- Only who came is counted (domain.md, section 5): today's figures, those of earlier days are read from the record.
local function count(contact, measure, by_)
  if contact.direction == 'Outbound' then return end
  local stats = key('stats:' .. contact.line .. ':' .. (contact.day or ''))
  local times = by_ or 1
  if redis.call('HINCRBY', stats, contact.channel .. ':' .. int(contact.hour or 0) .. ':' .. measure, int(times)) == times then redis.call('PEXPIRE', stats, KEEP_STATS_MS) end
end
