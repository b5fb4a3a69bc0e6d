-- Params: @LeastRisk INT, @Since DATETIME2(3), @Most INT
-- @Since keeps this to a stretch of the clustered index.
SELECT TOP (@Most) c.Image
FROM Contacts c
WHERE c.ArrivedAt >= @Since AND c.State IN ('Closed', 'Abandoned', 'Overflowed') AND c.Risk >= @LeastRisk
  AND NOT EXISTS (SELECT 1 FROM FollowUpPlans p WHERE p.ContactId = c.Id)
ORDER BY c.ArrivedAt;
