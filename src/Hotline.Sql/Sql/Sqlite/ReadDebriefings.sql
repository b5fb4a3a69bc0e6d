-- Params: @State NVARCHAR(16), @Most INT
SELECT ContactId, CounsellorId, State, AskedAt, EndedAt, EndedBy, Sealed
FROM Debriefings
WHERE State = @State
ORDER BY AskedAt, ContactId
LIMIT @Most;
