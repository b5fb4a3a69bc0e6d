-- Requirements, and which counsellors meet them and have room. Stands inside lib/routing.
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
