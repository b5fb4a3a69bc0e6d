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
-- Said again: nobody needs to look twice at what still waits to be looked at.
if known and not known.seenBy and LEVEL[known.level] >= level then return repeated() end
local sign = cjson.decode(ARGV[6])
sign.at = now
-- Only the gravest stay with the contact; the journal has all.
local kept, least = 0, nil
for id, other in pairs(signs) do
  kept = kept + 1
  if not least or LEVEL[other.level] < LEVEL[signs[least].level] or (LEVEL[other.level] == LEVEL[signs[least].level] and id < least) then least = id end
end
if known or kept < MOST_SIGNS then signs[ARGV[5]] = sign
elseif LEVEL[signs[least].level] < level then
  signs[least] = nil
  signs[ARGV[5]] = sign
end
if HEAD_START[ARGV[8]] > HEAD_START[contact.priority or 'Routine'] then contact.priority = ARGV[8] end
watchUrgent(contact)
journal('SignNoted', contact, deskOf(contact), data({id = ARGV[5], source = sign.source, level = sign.level, category = sign.category, rule = sign.rule, words = sign.words, message = sign.message}))
deriveContact(contact)
return commit()
