-- Whoever pressed 1 for a contact at level 4, or its caller, is in the conference. Both are: from now on it is a conversation.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 whose call pressed 1, 6 that call is inside 0/1, 7 the caller is inside 0/1.
-- Returns {code, value, events…}: 0 done, 1 done before, below 0 a refusal (lib/refusals.lua).
--- @include lib/refusals
--- @include lib/keys
--- @include lib/state
--- @include lib/routing
--- @include lib/matching
--- @include lib/moves

local refused = enter()
if refused then return refused end
local contact = contactOf(ARGV[4])
if not contact then return {CONTACT_UNKNOWN} end
local help = helpOf(contact)
if not help or help.by ~= ARGV[5] then return repeated() end
local comes, caller = ARGV[6] == '1' and not help.helperInside, ARGV[7] == '1' and not help.callerInside
if not comes and not caller then return repeated() end
if comes then help.helperInside = true end
if caller then help.callerInside = true end
if help.helperInside and help.callerInside then
  help.joined, contact.helpedBy = now, help.by
  redis.call('ZREM', key('timers'), 'aside:' .. contact.id)
  journal('HelpJoined', contact)
else
  -- Not before: whoever pressed 1 and is lost on the way in leaves the caller where music plays.
  if comes then outbox('BringCaller', contact, callWithHelp(contact, help)) end
  journal('CallChanged', contact)
end
deriveContact(contact)
return commit()
