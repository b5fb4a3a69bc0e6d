-- Params: @Most INT
-- No risk level; a lower one than the signs moved it up the queue for (Sign.PriorityOf); level 2, which a supervisor sees by the end of the shift; or
-- closed at level 3 or 4 before a supervisor had acknowledged it (ReviewWhy). Whoever left before anybody answered, too, but for those who hung up at once. The gravest first, so that nobody is pushed off the list by many others.
SELECT c.Image
FROM Contacts c
WHERE (c.State = 'Closed' OR (c.State IN ('Abandoned', 'Overflowed') AND (c.ShortAbandon = 0 OR c.Priority IN ('Immediate', 'High'))))
  AND (c.Risk = 0 OR (c.State = 'Closed' AND c.Risk = 2) OR (c.Risk >= 3 AND json_extract(c.Image, '$.withoutSupervisor') IS NOT NULL) OR (c.Priority = 'Immediate' AND c.Risk < 4) OR (c.Priority = 'High' AND c.Risk < 3))
  AND NOT EXISTS (SELECT 1 FROM Reviews r WHERE r.ContactId = c.Id)
ORDER BY CASE c.Priority WHEN 'Immediate' THEN 0 WHEN 'High' THEN 1 WHEN 'Elevated' THEN 2 ELSE 3 END, c.ArrivedAt DESC
LIMIT @Most;
