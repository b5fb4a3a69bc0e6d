-- A partner opens the link: its code is used now, and only that browser goes on.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 escalation, 5 number of the asking, 6 hash of the session.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves
--- @include lib/duty
--- @include lib/harm
--- @include lib/escalations

local refused = enter()
if refused then return refused end
local e = escalationOf(ARGV[4])
if not e then return {ESCALATION_UNKNOWN} end
if e.op == op then return repeated() end

local link, number = e.link, tonumber(ARGV[5])
if not link or link.number ~= number then return {LINK_REVOKED} end
if link.session == ARGV[6] then return repeated() end
if link.expires <= now then return {LINK_EXPIRED} end
if link.session then return {LINK_USED} end
link.session, link.used = ARGV[6], now
addStep(e, 'LinkOpened', e.owner)
tellEscalation('EscalationLinkOpened', e, {who = e.owner.name})
deriveEscalation(e)
return commit()
