-- Params: @Ids NVARCHAR(MAX)
-- @Ids: a JSON array of identifiers.
SELECT ContactId, Number, Id, Author, CounsellorId, At, Text FROM Messages
WHERE ContactId IN (SELECT value FROM json_each(@Ids)) ORDER BY ContactId, Number, At;
