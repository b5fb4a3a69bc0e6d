-- Params: @After UNIQUEIDENTIFIER, @Most INT
SELECT Id, Image
FROM Contacts
WHERE IsOpen = 1 AND (@After IS NULL OR Id > @After)
ORDER BY Id
LIMIT @Most;
