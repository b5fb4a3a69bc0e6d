-- Who is called at a moment, in order (lib/duty.lua).
-- KEYS: journal. ARGV: 1 role, 2 county or empty, 3 school or township or empty, 4 moment in ms; empty is now.
-- Returns ids of shifts and partners, the first one first.
--- @include lib/keys
--- @include lib/duty

local ids = {}
for _, entry in ipairs(dutyChain(ARGV[1], ARGV[2], ARGV[3], ARGV[4] == '' and now or tonumber(ARGV[4]))) do ids[#ids + 1] = entry.id end
return ids
