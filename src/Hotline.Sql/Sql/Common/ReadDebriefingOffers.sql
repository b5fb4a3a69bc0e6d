-- Params: @CounsellorId UNIQUEIDENTIFIER, @Since DATETIME2(3), @LeastRisk INT
SELECT c.Image
FROM Contacts c
WHERE c.CounsellorId = @CounsellorId AND c.ArrivedAt >= @Since AND c.State = 'Closed' AND c.Risk >= @LeastRisk
  AND NOT EXISTS (SELECT 1 FROM Debriefings d WHERE d.ContactId = c.Id)
ORDER BY c.ArrivedAt;
