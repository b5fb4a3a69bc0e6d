-- Params: @Ids NVARCHAR(MAX)
-- @Ids: a JSON array of identifiers.
SELECT Image FROM Escalations WHERE Id IN (SELECT value FROM json_each(@Ids));
