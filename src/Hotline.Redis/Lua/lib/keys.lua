-- KEYS[1] is the cell's journal in every script: the one key that makes scripts exclude each other on Garnet. The other keys
-- share its hash tag and are made here; RedisKeys.cs makes the same names.
local PREFIX = string.sub(KEYS[1], 1, -8)
local unpack = unpack or table.unpack
local function key(name) return PREFIX .. name end

-- Whole numbers as text: Lua 5.4 (Garnet) would print 5.0 where 5.1 (Redis) prints 5.
local function int(n) return string.format('%.0f', n) end

-- Tests and replays set the clock key; otherwise the store's own time, so that a node with a wrong clock does no harm.
local function clock()
  local set = redis.call('GET', key('clock'))
  if set then return tonumber(set) end
  local t = redis.call('TIME')
  return tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)
end
local now = clock()
