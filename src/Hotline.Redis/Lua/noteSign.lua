-- A sign of danger: kept with the contact until somebody has looked at it. It raises the priority and never lowers it.
-- KEYS: journal. ARGV: 1 epoch, 2 command id, 3 by, 4 contact, 5 sign id, 6 sign JSON, 7 level 0-4, 8 priority.
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
if TERMINAL[contact.state] then return {WRONG_STATE} end
local signs = contact.signs or {}
contact.signs = signs
local known, level = signs[ARGV[5]], tonumber(ARGV[7])
local sign = cjson.decode(ARGV[6])
-- Said again: nobody needs to look twice at what still waits to be looked at, nor at the same words of the same message.
if known and LEVEL[known.level] >= level and (not known.seenBy or sign.message and known.message == sign.message) then return repeated() end
sign.at = now
-- Only the gravest stay with the contact, and of what somebody has looked at less than of what nobody has; the journal has all.
local function weight(other) return LEVEL[other.level] - (other.seenBy and 10 or 0) end
local kept, least = 0, nil
for id, other in pairs(signs) do
  kept = kept + 1
  if not least or weight(other) < weight(signs[least]) or (weight(other) == weight(signs[least]) and id < least) then least = id end
end
if known or kept < MOST_SIGNS then signs[ARGV[5]] = sign
elseif weight(signs[least]) < level then
  signs[least] = nil
  signs[ARGV[5]] = sign
end
if HEAD_START[ARGV[8]] > HEAD_START[contact.priority or 'Routine'] then contact.priority = ARGV[8] end
watchUrgent(contact)
watchSigns(contact)
journal('SignNoted', contact, deskOf(contact), data({id = ARGV[5], source = sign.source, level = sign.level, category = sign.category, rule = sign.rule, words = sign.words, message = sign.message}))
deriveContact(contact)
return commit()
