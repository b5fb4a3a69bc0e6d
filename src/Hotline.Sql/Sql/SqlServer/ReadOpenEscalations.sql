-- Params: @After UNIQUEIDENTIFIER, @Most INT
-- The order is this database's own order of identifiers; chunks only need that it stays the same.
SELECT TOP (@Most) e.Image
FROM Escalations e
WHERE (e.IsOpen = 1 OR EXISTS (SELECT 1 FROM Contacts c WHERE c.Id = e.ContactId AND c.IsOpen = 1))
  AND (@After IS NULL OR e.Id > @After)
ORDER BY e.Id;
