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
local AUDIO_TRY_MS = 60000
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

--- @include lib/free

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

-- The office's limits, live (CareLimits.cs). What it has not said is as here; a test compares the two.
local CARE_LIMITS = {callbackTries = 3, callbackGapMinutes = 30, callbackHours = 24, repeatedMinutes = 60}
local careLimits
local function careLimit(name)
  if not careLimits then
    local kept = redis.call('HGET', key('settings'), 'care')
    careLimits = kept and cjson.decode(cjson.decode(kept).value) or {}
  end
  return careLimits[name] or CARE_LIMITS[name]
end

-- A callback: the caller has hung up and is rung when the place comes up.
local function isCallback(contact) return contact.callback ~= nil and not contact.callback.ended end

-- Waiting beside the queue, place kept: a callback between two tries, a caller who speaks a message or is put through to a number
-- outside, a message whose audio is on its way.
local function held(contact) return contact.aside ~= nil or (isCallback(contact) and contact.callback.due ~= nil) end

-- Somebody whom the guarantee rang has pressed 1: nobody else is asked or rung meanwhile.
local function helpOf(contact) return contact.state == 'Waiting' and contact.aside and contact.aside.kind == 'Help' and contact.aside or nil end

-- When a callback stops waiting for somebody to be free. Fixed when it is asked for, so that a changed limit moves none that waits; one without
-- 'until' was asked for before there was such a setting, and has a day.
local function callbackUntil(hours) return math.min(now + careLimit('callbackHours') * 3600000, hours or math.huge) end
local function callbackEnds(callback) return callback['until'] or callback.asked + 86400000 end

-- That time is over: nobody is asked any more, even before the timer has ended it.
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
