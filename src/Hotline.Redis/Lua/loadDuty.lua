-- Gives back shifts and partners that SQL remembers, where they are newer than what is kept.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4… 'shift' or 'partner' and its JSON, in turn.
-- Returns {code, value}: 0 done, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/duty

local refused = enter(true)
if refused then return refused end
for i = 4, #ARGV, 2 do
  local document = cjson.decode(ARGV[i + 1])
  if ARGV[i] == 'shift' then keepShift(document, ARGV[i + 1])
  else
    redis.call('SADD', partnersIndex(document.kind, document.county), document.id)
    keepPartner(document, ARGV[i + 1])
  end
end
return {0, ''}
