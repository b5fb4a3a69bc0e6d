-- A page of the journal after a position.
-- KEYS: journal. ARGV: 1 epoch or empty, 2 number, 3 event id, 4 most.
-- Returns {gap, events…}; gap is empty, "late" (the journal begins too late), "lost" (the store was emptied) or "rolledBack".
--- @include lib/keys

local first = redis.call('LINDEX', KEYS[1], 0)
if not first then return {''} end
local base = tonumber(string.match(first, '^{"place":(%d+)'))
local start, gap = 0, ''
if ARGV[1] == '' then
  if base > 1 then gap = 'late' end
else
  local began = redis.call('HGET', key('epochs'), ARGV[1])
  if not began then
    gap = 'lost'
  else
    local at = tonumber(began) + tonumber(ARGV[2]) - base
    local event = at >= 0 and redis.call('LINDEX', KEYS[1], at)
    if event and string.match(event, '"id":"([^"]*)"') == ARGV[3] then
      start = at + 1
    elseif at < 0 then
      gap = 'late'
    else
      -- The store was rolled back behind what SQL holds: go on with what a later epoch told.
      gap = 'rolledBack'
      local length = redis.call('LLEN', KEYS[1])
      local nextBegan
      for id, place in pairs((function()
        local all, map = redis.call('HGETALL', key('epochs')), {}
        for i = 1, #all, 2 do map[all[i]] = tonumber(all[i + 1]) end
        return map
      end)()) do
        if place > tonumber(began) and (not nextBegan or place < nextBegan) then nextBegan = place end
      end
      -- From the beginning: what was told after the rollback and before the new epoch is not recorded yet; what is, is inserted by id.
      start = nextBegan and 0 or length
    end
  end
end
local page = redis.call('LRANGE', KEYS[1], start, start + tonumber(ARGV[4]) - 1)
return {gap, unpack(page)}
