-- Params: @Ids NVARCHAR(MAX)
-- @Ids: a JSON array of identifiers.
SELECT Image FROM Escalations WHERE Id IN (SELECT CAST(value AS UNIQUEIDENTIFIER) FROM OPENJSON(@Ids));
