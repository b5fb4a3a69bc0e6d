-- A counsellor begins or goes on with a shift. Contacts that belong to him or her are back on the desk.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 profile JSON, 5 connection.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/connections
--- @include lib/profiles

local refused = enter(true)
if refused then return refused end
local profile = cjson.decode(ARGV[4])
local known = counsellorOf(profile.id)
local fresh = not known or known.presence == 'Offline'
-- A node that stood still announces whom it remembers; who has signed out since then, elsewhere, stays so.
if known and fresh and profile.epoch and (profile.epoch < known.epoch or (profile.epoch == known.epoch and profile.version < known.version)) then return repeated() end
local counsellor = known or profile
local profileChanged = known and takeProfile(counsellor, profile) or false
-- The account's role, which a change of the profile alone does not know.
if known and counsellor.supervises ~= profile.supervises then counsellor.supervises, profileChanged = profile.supervises, true end
counsellors[profile.id] = counsellor
if fresh then
  counsellor.presence = (profile.presence ~= 'Offline' and profile.presence) or 'Available'
  counsellor.presenceSince, counsellor.freeSince, counsellor.signedIn = now, now, now
  counsellor.signingOut, counsellor.leftByGrace, counsellor.lost, counsellor.protectedUntil, counsellor.voiceAt = false, nil, nil, nil, nil
  counsellor.highRisk = profile.highRisk or 0
  counsellor.offers, counsellor.contacts, counsellor.unfinished, counsellor.consults = {}, {}, {}, {}
  for _, id in ipairs(redis.call('SMEMBERS', key('mine:' .. profile.id))) do
    local contact = contactOf(id)
    if contact and contact.counsellor == profile.id then
      if contact.state == 'Connecting' or contact.state == 'Connected' then
        counsellor.contacts[id] = {channel = contact.channel, state = contact.state, risk = contact.risk or 'NotAssessed'}
      elseif contact.state == 'WrapUp' then counsellor.unfinished[id] = contact.ended or now end
    end
  end
end
redis.call('SADD', key('counsellors'), profile.id)
if not counsellorConnected(counsellor, ARGV[5]) then
  if fresh then journal('CounsellorSignedIn', nil, counsellor)
  -- What a counsellor may take has changed: the journal says everything that the documents say.
  elseif profileChanged then journal('PresenceChanged', nil, counsellor) end
end
deriveFits(counsellor)
deriveCounsellor(counsellor)
if redis.call('HGET', key('epoch'), 'state') == 'Open' then matchCounsellor(counsellor) end
return commit()
