-- Params: @ContactId UNIQUEIDENTIFIER
SELECT a.Id, a.FollowUpId, a.At, a.MadeBy, a.Outcome, a.ContactId, a.Sealed
FROM FollowUpAttempts a
JOIN FollowUps f ON f.Id = a.FollowUpId
WHERE f.ContactId = @ContactId
ORDER BY a.At, a.Id;
