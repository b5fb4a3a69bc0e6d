-- Params: @Most INT
-- No risk level, or a lower one than the signs moved it up the queue for (Sign.PriorityOf).
SELECT TOP (@Most) c.Image
FROM Contacts c
WHERE c.State = 'Closed'
  AND (c.Risk = 0 OR (c.Priority = 'Immediate' AND c.Risk < 4) OR (c.Priority = 'High' AND c.Risk < 3))
  AND NOT EXISTS (SELECT 1 FROM Reviews r WHERE r.ContactId = c.Id)
ORDER BY c.ArrivedAt DESC;
