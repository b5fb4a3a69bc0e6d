-- What the office says of a counsellor, apart from presence and load.
local PROFILE = {'alias', 'certificate', 'county', 'lines', 'skills', 'chatCapacity', 'takesVoice', 'voiceAddress', 'highRiskLimit'}

local function sameValue(a, b)
  if type(a) ~= 'table' or type(b) ~= 'table' then return a == b end
  for name, value in pairs(a) do if b[name] ~= value then return false end end
  for name in pairs(b) do if a[name] == nil then return false end end
  return true
end

-- Returns whether anything is another now.
local function takeProfile(counsellor, profile)
  local changed = false
  for _, name in ipairs(PROFILE) do
    if not sameValue(counsellor[name], profile[name]) then counsellor[name], changed = profile[name], true end
  end
  return changed
end
