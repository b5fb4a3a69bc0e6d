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
--- @include lib/escalations

local refused = enter(true)
if refused then return refused end
if ARGV[4] ~= '' then
  local kept = redis.call('GET', key('escalationPlan'))
  if not kept or cjson.decode(kept).version < cjson.decode(ARGV[4]).version then redis.call('SET', key('escalationPlan'), ARGV[4]) end
end
for i = 5, #ARGV do
  local claimed = cjson.decode(ARGV[i])
  local known = escalationOf(claimed.id)
  local mine, theirs = known and known.epoch or '', claimed.epoch or ''
  if not known or mine < theirs or (mine == theirs and known.version < claimed.version) then
    claimed.asked = claimed.asked or {}
    escalations[claimed.id] = claimed
    keep(claimed)
    deriveEscalation(claimed)
    -- Whether it was sent is not known; whoever carries it out orders the same message once.
    if claimed.state == 'Raised' then deliverEscalation(claimed) end
  end
end
return commit()
