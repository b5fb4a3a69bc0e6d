-- Params: @From DATETIME2(3), @To DATETIME2(3), @Line NVARCHAR(32), @Channel NVARCHAR(16), @State NVARCHAR(16)
-- Params: @Counsellor UNIQUEIDENTIFIER, @County NVARCHAR(16), @LeastRisk INT, @Disposition NVARCHAR(32), @Topic NVARCHAR(32)
-- Params: @CallerKey NVARCHAR(64), @Skip INT, @Take INT
-- What the counsellor wrote in the form goes before what the caller answered; risk and disposition of an open contact are still
-- only in its form.
SELECT c.Image
FROM Contacts c
LEFT JOIN Forms f ON f.ContactId = c.Id
WHERE (@From IS NULL OR c.ArrivedAt >= @From)
  AND (@To IS NULL OR c.ArrivedAt < @To)
  AND (@Line IS NULL OR c.Line = @Line)
  AND (@Channel IS NULL OR c.Channel = @Channel)
  AND (@State IS NULL OR c.State = @State)
  AND (@Counsellor IS NULL OR c.CounsellorId = @Counsellor)
  AND (@County IS NULL OR COALESCE(f.County, c.County) = @County)
  AND (@LeastRisk IS NULL OR c.Risk >= @LeastRisk OR (c.ClosedAt IS NULL AND f.Risk >= @LeastRisk))
  AND (@Disposition IS NULL OR c.Disposition = @Disposition OR (c.ClosedAt IS NULL AND f.Disposition = @Disposition))
  AND (@Topic IS NULL OR COALESCE(f.Topic, c.Topic) = @Topic)
  AND (@CallerKey IS NULL OR c.CallerKey = @CallerKey)
ORDER BY c.ArrivedAt DESC, c.Id DESC
OFFSET @Skip ROWS FETCH NEXT @Take ROWS ONLY
OPTION (RECOMPILE);
