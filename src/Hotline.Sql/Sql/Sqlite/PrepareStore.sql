-- Params: none
-- Kept in the file, and impossible inside a transaction: readers go on while the recorder writes.
PRAGMA journal_mode = WAL;
