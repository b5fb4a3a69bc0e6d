-- Params: @After UNIQUEIDENTIFIER, @Most INT
SELECT e.Image
FROM Escalations e
WHERE (e.IsOpen = 1 OR EXISTS (SELECT 1 FROM Contacts c WHERE c.Id = e.ContactId AND c.IsOpen = 1))
  AND (@After IS NULL OR e.Id > @After)
ORDER BY e.Id
LIMIT @Most;
