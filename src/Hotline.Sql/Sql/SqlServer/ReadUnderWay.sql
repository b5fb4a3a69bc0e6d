-- Params: @Now DATETIME2(3), @Most INT
-- A contact that the record does not have may be on its way until then.
SELECT TOP (@Most) f.Id, f.ContactId, f.Step, f.AfterHours, f.Line, f.Channel, f.Risk, f.CounsellorId, f.DueAt, f.State, f.Attempts, f.LastAttemptAt, f.Version, f.AttemptContactId, f.BegunFrom, f.LookAt, p.PersonId, c.Image
FROM FollowUps f
LEFT JOIN PersonContacts p ON p.ContactId = f.ContactId
LEFT JOIN Contacts c ON c.Id = f.AttemptContactId
WHERE f.State = 'UnderWay' AND (c.Id IS NOT NULL OR f.LookAt <= @Now)
ORDER BY CASE WHEN c.IsOpen = 1 THEN 1 ELSE 0 END, f.DueAt, f.Id;
