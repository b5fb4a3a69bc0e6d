-- Params: @Ids NVARCHAR(MAX)
-- @Ids: a JSON array of identifiers.
SELECT ContactId, Version, Coded, Sealed FROM Forms WHERE ContactId IN (SELECT value FROM json_each(@Ids));
