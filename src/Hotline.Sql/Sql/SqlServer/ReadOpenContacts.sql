-- Params: @After UNIQUEIDENTIFIER, @Most INT
-- The order is this database's own order of identifiers; chunks only need that it stays the same.
SELECT TOP (@Most) Id, Image
FROM Contacts
WHERE IsOpen = 1 AND (@After IS NULL OR Id > @After)
ORDER BY Id;
