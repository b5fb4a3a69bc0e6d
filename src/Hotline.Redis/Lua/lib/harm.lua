-- When a contact owes a mandatory report: harm to a minor is suspected (HarmReport.cs; a test compares the two). Needs lib/state.
local MINOR = {Under14 = true, From14To17 = true}
local AT_SCHOOL = {Primary = true, Junior = true, Senior = true, Vocational = true}
local HARM_TOPIC = {DomesticViolenceNeglect = true, SexualAbuse = true}

-- The form's coded answers as they were saved last, {} before that.
local function formOf(contact)
  local json = redis.call('GET', key('form:' .. contact.id))
  return json and cjson.decode(json).coded or {}
end

local function isMinor(contact, form)
  if MINOR[form.ageBand] then return true end
  local atSchool = AT_SCHOOL[form.stage]
  if form.ageBand == 'Adult' then return atSchool and form.whoCalls and form.whoCalls ~= 'Self' end
  return atSchool or MINOR[contact.answers and contact.answers.ageBand]
end

local function suspectsHarm(contact, form)
  if HARM_TOPIC[form.topic] then return true end
  for _, topic in ipairs(form.otherTopics or {}) do
    if HARM_TOPIC[topic] then return true end
  end
  for _, sign in pairs(contact.signs or {}) do
    if sign.category == 'harmed' and sign.confirmed then return true end
  end
  return false
end

-- The caller's own answer, else what the counsellor wrote down: on the telephone nobody answers a page.
local function countyOf(contact, form)
  local county = contact.answers and contact.answers.county or form.county
  return county ~= '' and county or nil
end
