-- Params: none
-- FULL: the live state forgets what the record says it has, so a commit must survive a power cut. With NORMAL the last commits
-- before it could be gone from both. busy_timeout is the connection's, in ms; the driver goes on trying for the command's timeout.
PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1000;
