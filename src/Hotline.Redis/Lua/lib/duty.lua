-- The rota and the partners directory; Hotline.Core.Duty.DutyChain is the same in C#, and a test compares the two.
-- 'duty' and 'partners' hold documents by id. 'partnersOf:{kind}:{county}' is an index that may name too many: who reads it
-- looks at the document, so that a torn script does no harm.
local WEEK_MS = 604800000
local DUTY_KEPT_MS = 7 * 86400000
local REMOVED_KEPT_MS = 86400000

-- When the occurrence of a shift that covers a moment began, or nil.
local function dutySince(shift, at)
  if shift.removed or at < shift.from then return nil end
  local from = shift.from
  if shift.weekly then from = at - (at - shift.from) % WEEK_MS end
  if at >= from + shift.to - shift.from or shift.ends and from >= shift.ends then return nil end
  return from
end

-- Long over, or taken out a day ago: the record still knows it.
local function dutyIsPast(shift, at)
  if shift.removed then return at - shift.removed > REMOVED_KEPT_MS end
  local last
  if not shift.weekly then last = shift.to
  elseif shift.ends then last = shift.ends + shift.to - shift.from end
  return last ~= nil and at - last > DUTY_KEPT_MS
end

local function partnersIndex(kind, county) return key('partnersOf:' .. kind .. ':' .. (county or '')) end

-- Who is called at a moment, in order: shifts for the county, then for the city, then the partners themselves. Each entry has
-- id, since (a shift), sealed (with the id), staff or partner (a shift), delivery (a partner). An unknown county is nil or ''.
local function dutyChain(role, county, serves, at)
  local chain, rest = {}, {}
  if county == '' then county = nil end
  if serves == '' then serves = nil end
  for _, json in ipairs(redis.call('HVALS', key('duty'))) do
    local s = cjson.decode(json)
    if s.role == role and (not s.county or s.county == county) then
      local since = dutySince(s, at)
      if since then
        chain[#chain + 1] = {id = s.id, since = since, own = s.county and 0 or 1, order = s.order, sealed = s.sealed, staff = s.staff, partner = s.partner}
      end
    end
  end
  table.sort(chain, function(a, b)
    if a.own ~= b.own then return a.own < b.own end
    if a.order ~= b.order then return a.order < b.order end
    if a.since ~= b.since then return a.since < b.since end
    return a.id < b.id
  end)
  local seen = {}
  local function look(index)
    for _, id in ipairs(redis.call('SMEMBERS', index)) do
      local json = not seen[id] and redis.call('HGET', key('partners'), id)
      seen[id] = true
      local p = json and cjson.decode(json)
      if p and p.active and p.kind == role and (not p.county or p.county == county) and (not p.serves or p.serves == serves) then
        rest[#rest + 1] = {id = p.id, served = p.serves and 0 or 1, own = p.county and 0 or 1, order = p.order, sealed = p.sealed, delivery = p.delivery}
      end
    end
  end
  look(partnersIndex(role, nil))
  if county then look(partnersIndex(role, county)) end
  table.sort(rest, function(a, b)
    if a.served ~= b.served then return a.served < b.served end
    if a.own ~= b.own then return a.own < b.own end
    if a.order ~= b.order then return a.order < b.order end
    return a.id < b.id
  end)
  for _, entry in ipairs(rest) do chain[#chain + 1] = entry end
  return chain
end

-- Gives back what the record or the journal knows, if it is newer.
local function keepShift(shift, json)
  local kept = redis.call('HGET', key('duty'), shift.id)
  if not kept or cjson.decode(kept).version < shift.version then redis.call('HSET', key('duty'), shift.id, json) end
end
local function keepPartner(partner, json)
  local kept = redis.call('HGET', key('partners'), partner.id)
  if not kept or cjson.decode(kept).version < partner.version then redis.call('HSET', key('partners'), partner.id, json) end
end
