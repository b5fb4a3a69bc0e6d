-- Params: @Ids NVARCHAR(MAX)
-- @Ids: a JSON array of identifiers.
SELECT ContactId, Number, Id, Author, CounsellorId, At, Text FROM Messages
WHERE ContactId IN (SELECT CAST(value AS UNIQUEIDENTIFIER) FROM OPENJSON(@Ids)) ORDER BY ContactId, Number, At;
