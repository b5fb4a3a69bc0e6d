-- The unit of work of one transition. Derived keys (queue, free, waiting, mine, timers, stats) are changed at once; documents,
-- chats and forms only in commit(), after the journal: a script torn by a killed process is then finished from its own
-- last events when the next epoch opens (finishOpening.lua).
-- ARGV[1] epoch, ARGV[2] command id (UUID), ARGV[3] who caused it.
local epoch, op, by = ARGV[1], ARGV[2], ARGV[3]
local contacts, counsellors, escalations, later, events = {}, {}, {}, {}, {}
-- By document: whether commit() keeps it, and its JSON as it stands. Encoding is what a script mostly does, so an image that went
-- into the journal is the one that is kept; who changes a document after its event calls keep().
local changed, images = {}, {}
local number, place, offersMade = 0, 0, 0

-- Returns a refusal, or nil when this script may go on. Scripts that take part in an opening pass true.
local function enter(duringOpening)
  local e = redis.call('HMGET', key('epoch'), 'id', 'state', 'number', 'place')
  if e[1] ~= epoch then return {STALE_EPOCH} end
  if e[2] == 'Opening' and not duringOpening then return {OPENING} end
  number, place = tonumber(e[3]), tonumber(e[4])
  return nil
end

local function load(cache, kind, id)
  if not id then return nil end
  local known = cache[id]
  if known == nil then
    local json = redis.call('GET', key(kind .. ':' .. id))
    if json then known = cjson.decode(json) else known = false end
    cache[id] = known
  end
  return known or nil
end
local function contactOf(id) return load(contacts, 'contact', id) end
local function counsellorOf(id) return load(counsellors, 'counsellor', id) end

-- Changed, with or without an event (connections have none).
local function keep(doc) changed[doc], images[doc] = true, nil end

-- A document's version grows once for each event that carries it.
local function touch(doc)
  doc.version = (doc.version or 0) + 1
  doc.epoch = epoch
  keep(doc)
end

local function image(doc)
  local json = images[doc]
  if not json then
    json = cjson.encode(doc)
    images[doc] = json
  end
  return json
end

-- Appends one event: the whole contact and counsellor as they are now, and what else the type needs.
local function journal(type, contact, counsellor, extra)
  number, place = number + 1, place + 1
  local parts = {'{"place":', int(place), ',"id":"', op, ':', int(#events + 1), '","epoch":"', epoch, '","number":', int(number),
    ',"at":', int(now), ',"type":"', type, '","by":"', by, '"'}
  local function add(name, json)
    parts[#parts + 1] = ',"' .. name .. '":'
    parts[#parts + 1] = json
  end
  if contact then touch(contact); add('contact', image(contact)) end
  if counsellor then
    counsellor.desk = (counsellor.desk or 0) + 1
    touch(counsellor)
    add('counsellor', image(counsellor))
  end
  if extra then for name, json in pairs(extra) do add(name, json) end end
  parts[#parts + 1] = '}'
  events[#events + 1] = table.concat(parts)
end

local function quoted(text) return cjson.encode(tostring(text)) end

-- A plain write that must come after the journal.
local function afterJournal(...) later[#later + 1] = {...} end

local TERMINAL = {Closed = true, Abandoned = true, Overflowed = true}
local KEEP_CLOSED_MS, KEEP_STATS_MS = 3600000, 172800000

-- Gives a contact its form back, if it is newer. Over, or not there, it must not stay for ever.
local function keepForm(id, form)
  local kept = redis.call('GET', key('form:' .. id))
  if kept and cjson.decode(kept).version >= form.version then return end
  local contact = contactOf(id)
  if contact and not TERMINAL[contact.state] then redis.call('SET', key('form:' .. id), cjson.encode(form))
  elseif contact then redis.call('SET', key('form:' .. id), cjson.encode(form), 'PX', KEEP_CLOSED_MS) end
end

-- Writes everything that was not written yet.
local flushed = 0
local function flush()
  if #events > flushed then
    -- In pieces: unpack takes some thousands of values at most, and an opening may tell of more.
    for from = flushed + 1, #events, 1000 do redis.call('RPUSH', KEYS[1], unpack(events, from, math.min(from + 999, #events))) end
    redis.call('HSET', key('epoch'), 'number', int(number), 'place', int(place))
    flushed = #events
  end
  -- Before the documents: a document that is newer than its event proves that what belongs to the event was written too.
  for _, command in ipairs(later) do redis.call(unpack(command)) end
  later = {}
  for id, doc in pairs(contacts) do
    if changed[doc] then
      if TERMINAL[doc.state] then
        redis.call('SET', key('contact:' .. id), image(doc), 'PX', KEEP_CLOSED_MS)
        redis.call('SREM', key('open'), id)
        redis.call('PEXPIRE', key('chat:' .. id), KEEP_CLOSED_MS)
        redis.call('PEXPIRE', key('form:' .. id), KEEP_CLOSED_MS)
        redis.call('PEXPIRE', key('side:' .. id), KEEP_CLOSED_MS)
      else
        redis.call('SET', key('contact:' .. id), image(doc))
      end
    end
  end
  for id, doc in pairs(counsellors) do
    if changed[doc] then redis.call('SET', key('counsellor:' .. id), image(doc)) end
  end
  for id, doc in pairs(escalations) do
    -- Closed, it is still shown for a day; the record has it for good.
    if changed[doc] and doc.state == 'Closed' then redis.call('SET', key('escalation:' .. id), image(doc), 'PX', 86400000)
    elseif changed[doc] then redis.call('SET', key('escalation:' .. id), image(doc)) end
  end
  changed = {}
end

-- Writes the rest and returns {0, value, events...}.
local function commit(value)
  flush()
  local answer = {0, value or ''}
  for _, event in ipairs(events) do answer[#answer + 1] = event end
  return answer
end

-- The command was carried out before: nothing changes.
local function repeated(value) return {1, value or ''} end
