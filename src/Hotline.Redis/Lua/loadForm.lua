-- Gives a contact its record form back, if it is newer.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 form JSON.
-- Returns {code, value}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state

local refused = enter(true)
if refused then return refused end
keepForm(ARGV[4], cjson.decode(ARGV[5]))
return {0, ''}
