-- A node says which connections it holds. One that was not known is announced by this.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4… kind, owner, connection repeated.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/connections

local refused = enter(true)
if refused then return refused end
local open = redis.call('HGET', key('epoch'), 'state') == 'Open'
for i = 4, #ARGV, 3 do
  local kind, owner, connection = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local name = 'conn:' .. kind .. ':' .. owner .. ':' .. connection
  -- While an epoch opens every connection announces itself anew, whatever leases the store kept.
  if open and redis.call('ZSCORE', key('timers'), name) then
    timer(name, now + LEASE_MS)
  elseif saidGoodbye(kind, owner, connection) then
    -- Its end was told while this was on the way.
  elseif kind == 'caller' then
    local contact = contactOf(owner)
    if contact and not TERMINAL[contact.state] then callerConnected(contact, connection) end
  else
    local counsellor = counsellorOf(owner)
    if counsellor and counsellor.presence ~= 'Offline' and counsellorConnected(counsellor, connection) and open then matchCounsellor(counsellor) end
  end
end
return commit()
