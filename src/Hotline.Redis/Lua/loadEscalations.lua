-- Gives back what SQL remembers of escalations and their plan, where it is newer than what is kept.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 plan JSON or empty, 5… escalation JSON.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/duty
--- @include lib/harm
--- @include lib/escalations

local refused = enter(true)
if refused then return refused end
if ARGV[4] ~= '' then
  local kept = redis.call('GET', key('escalationPlan'))
  if not kept or cjson.decode(kept).version < cjson.decode(ARGV[4]).version then redis.call('SET', key('escalationPlan'), ARGV[4]) end
end
-- What somebody has done, not only the system.
local function touched(e)
  for _, step in ipairs(e.steps or {}) do
    if step.act ~= 'Raised' and not MADE_BY_NOBODY[step.act] then return true end
  end
  return false
end

-- Raised anew while the record was away, and in somebody's hands by now: it stays there, with the story before it.
local function goOnFrom(e, before)
  local steps = before.steps or {}
  for _, step in ipairs(e.steps or {}) do steps[#steps + 1] = step end
  e.steps, e.raised, e.raisedBy, e.within = steps, before.raised, before.raisedBy, before.within
  for _, name in ipairs({'firstAcknowledged', 'helpConfirmed', 'summary', 'whereabouts', 'consent', 'returnTo', 'first', 'counsellor'}) do
    if before[name] ~= nil then e[name] = before[name] end
  end
  tellEscalation('EscalationRestored', e)
  deriveEscalation(e)
end

for i = 5, #ARGV do
  local claimed = cjson.decode(ARGV[i])
  local known = escalationOf(claimed.id)
  local mine, theirs = known and known.epoch or '', claimed.epoch or ''
  local newer = not known or mine < theirs or (mine == theirs and known.version < claimed.version)
  -- Not known here for a while, it was raised anew. And a closed one is never opened again, whatever a rolled-back store says.
  local anew = known and known.raised > claimed.raised
  local closed = known and known.state ~= 'Closed' and claimed.state == 'Closed' and known.raised >= claimed.raised
  if anew and not closed and touched(known) then goOnFrom(known, claimed)
  elseif newer or anew or closed then
    claimed.asked = claimed.asked or {}
    -- What somebody did with what they had to take for an open one is kept.
    for _, step in ipairs(closed and known.steps or {}) do
      if step.at > (claimed.closed or claimed.since) and step.act ~= 'Raised' and not MADE_BY_NOBODY[step.act] then claimed.steps[#claimed.steps + 1] = step end
    end
    escalations[claimed.id] = claimed
    keep(claimed)
    deriveEscalation(claimed)
    -- Whether it was sent is not known; whoever carries it out orders the same message once.
    if claimed.state == 'Raised' then deliverEscalation(claimed) end
    returnResult(claimed)
    -- Above what was told of it since.
    if anew or (closed and not newer) then
      claimed.version = math.max(claimed.version, known.version)
      tellEscalation('EscalationRestored', claimed)
      deriveEscalation(claimed)
    end
  end
end
return commit()
