-- Params: none
-- A server may switch XACT_ABORT on for everybody; a refused event must only undo itself, back to its savepoint.
SET XACT_ABORT OFF;
