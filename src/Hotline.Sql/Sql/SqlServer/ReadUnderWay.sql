-- Params: @Now DATETIME2(3), @Most INT
-- Its contact is over; or the record does not have it and should by now.
SELECT TOP (@Most) f.Id, f.ContactId, f.Step, f.AfterHours, f.Line, f.Channel, f.Risk, f.CounsellorId, f.DueAt, f.State, f.Attempts, f.LastAttemptAt, f.Version, f.AttemptContactId, f.BegunFrom, f.LookAt, p.PersonId, c.Image
FROM FollowUps f
LEFT JOIN PersonContacts p ON p.ContactId = f.ContactId
LEFT JOIN Contacts c ON c.Id = f.AttemptContactId
WHERE f.State = 'UnderWay' AND (c.IsOpen = 0 OR (c.Id IS NULL AND f.LookAt <= @Now))
ORDER BY f.DueAt, f.Id;
