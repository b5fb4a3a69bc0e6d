-- A partner of the directory, made or changed. The version must be the next one; 0 makes it.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 partner id, 5 partner JSON, 6 version it replaces.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/duty

local refused = enter()
if refused then return refused end
local kept = redis.call('HGET', key('partners'), ARGV[4])
local before = kept and cjson.decode(kept)
local version = before and before.version or 0
if kept == ARGV[5] then return repeated() end
if version ~= tonumber(ARGV[6]) then return {FORM_CHANGED, int(version)} end
local partner = cjson.decode(ARGV[5])
journal('PartnerChanged', nil, nil, {partner = ARGV[5]})
local index = partnersIndex(partner.kind, partner.county)
afterJournal('SADD', index, partner.id)
afterJournal('HSET', key('partners'), partner.id, ARGV[5])
if before and partnersIndex(before.kind, before.county) ~= index then afterJournal('SREM', partnersIndex(before.kind, before.county), partner.id) end
return commit()
