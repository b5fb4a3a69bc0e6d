-- Params: none
-- SQLite's own write lock: whoever comes second waits, then finds nothing left to do.
BEGIN IMMEDIATE;
