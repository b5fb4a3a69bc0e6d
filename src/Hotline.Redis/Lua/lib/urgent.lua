-- The guarantee of contacts at level 4 (UrgentPlan.cs). Needs lib/moves.
-- Whoever pressed 1 is gone, and the caller is not: back at the place, and the guarantee goes on where it stood, at once where a step
-- has become due meanwhile.
local function loseHelp(contact, reason)
  outbox('EndCall', contact, {call = {counsellorSid = contact.aside.by}})
  stepBack(contact)
  contact.helpedBy = nil
  journal('HelpLost', contact, nil, data({reason = reason}))
  deriveContact(contact)
  matchContact(contact)
end

-- One step of the guarantee of an urgent contact: it asks for less, the supervisors are called, the backup numbers, again and again.
local function callForHelp(contact)
  local plan, urgent = urgentPlan(contact), contact.urgent
  urgent.step = urgent.step + 1
  if urgent.step == 1 then
    local others = {}
    for _, code in ipairs(redis.call('HKEYS', key('lines'))) do
      if code ~= contact.line then others[#others + 1] = code end
    end
    table.sort(others)
    local from, to = contact.requirement, table.concat({contact.line, unpack(others)}, '+') .. '/' .. contact.channel
    requeue(contact, to)
    contact.plan, urgent.due = nil, urgent.since + plan.supervisors
    redis.call('ZREM', key('timers'), 'relax:' .. contact.id)
    journal('RequirementWidened', contact, deskOf(contact), data({from = from, to = to}))
    deriveContact(contact)
    matchContact(contact)
    return
  end
  if urgent.step == 2 then urgent.due = urgent.since + plan.backup else urgent.due = now + plan.again end
  journal(urgent.step == 2 and 'SupervisorsCalled' or 'BackupCalled', contact, deskOf(contact), data({step = urgent.step, waited = now - urgent.since}))
  outbox('CallForHelp', contact, {step = urgent.step})
  deriveContact(contact)
end
