-- Params: @CounsellorId UNIQUEIDENTIFIER, @Most INT
SELECT f.Id, f.ContactId, f.Step, f.AfterHours, f.Line, f.Channel, f.Risk, f.CounsellorId, f.DueAt, f.State, f.Attempts, f.LastAttemptAt, f.Version, f.AttemptContactId, f.BegunFrom, f.LookAt, p.PersonId
FROM FollowUps f
LEFT JOIN PersonContacts p ON p.ContactId = f.ContactId
WHERE f.State IN ('Due', 'UnderWay', 'Unreachable') AND (@CounsellorId IS NULL OR f.CounsellorId = @CounsellorId)
ORDER BY f.DueAt, f.Id
LIMIT @Most;
