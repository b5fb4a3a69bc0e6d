-- Equal to Hotline.Core.Routing.Refusal; a test compares them.
local STALE_EPOCH = -1
local OPENING = -2
local CONTACT_UNKNOWN = -3
local WRONG_STATE = -4
local OFFER_UNKNOWN = -5
local COUNSELLOR_UNKNOWN = -6
local NOT_YOURS = -7
local FORM_CHANGED = -8
local INCOMPLETE = -9
local STILL_BUSY = -10
local LINE_UNKNOWN = -11
local ID_TAKEN = -12
local TOO_MANY = -13
local NO_ROOM = -14
