-- Receipts of messages that the network took.
local RECEIPT_MS, EARLY_MS = 259200000, 600000

-- Receipts come within hours; who never gets one is told of by nobody.
local function awaitReceipt(reference, about) afterJournal('SET', key('receipt:' .. reference), cjson.encode(about), 'PX', RECEIPT_MS) end

-- It may come before the answer to the order itself was read: then it waits for that (finishMessage.lua). A stranger's waits for nothing.
local function keepEarlyReceipt(reference, status, detail)
  redis.call('SET', key('early:' .. reference), cjson.encode({status = status, detail = detail}), 'PX', EARLY_MS)
end

-- Whether it says anything new. A message of an escalation that nobody got goes to the next.
local function receiptCame(reference, about, status, detail)
  if about.status == status or about.status == 'Delivered' then return false end
  about.status = status
  journal(status == 'Delivered' and 'MessageDelivered' or 'MessageFailed', nil, nil, {contactId = about.contact and quoted(about.contact) or nil, data = cjson.encode({message = about.message, escalation = about.escalation, outcome = 'Receipt', detail = detail ~= '' and detail or nil})})
  awaitReceipt(reference, about)
  local e = escalationOf(about.escalation)
  if e and status == 'Failed' then escalationUndelivered(e, about.asking, 'message: not delivered') end
  return true
end

local function takeEarlyReceipt(reference, about)
  local early = redis.call('GET', key('early:' .. reference))
  if not early then return end
  early = cjson.decode(early)
  receiptCame(reference, about, early.status, early.detail)
end
