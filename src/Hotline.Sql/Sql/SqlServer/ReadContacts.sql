-- Params: @Ids NVARCHAR(MAX)
-- @Ids: a JSON array of identifiers.
SELECT Id, Image FROM Contacts WHERE Id IN (SELECT CAST(value AS UNIQUEIDENTIFIER) FROM OPENJSON(@Ids));
