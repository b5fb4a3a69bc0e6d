-- Params: @Ids NVARCHAR(MAX)
-- @Ids: a JSON array of identifiers.
SELECT Id, Image FROM Contacts WHERE Id IN (SELECT value FROM json_each(@Ids));
