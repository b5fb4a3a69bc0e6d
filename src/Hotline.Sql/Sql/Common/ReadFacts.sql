-- Params: @Line NVARCHAR(32), @FromDay NVARCHAR(10), @ToDay NVARCHAR(10)
-- What the counsellor wrote in the form goes before what the caller answered, as in SearchContacts.
SELECT
  c.Id, c.Channel, c.Direction, c.Requirement, c.State, c.ArrivedAt, c.Hour, c.AnsweredAt, c.EndedAt, c.ClosedAt, c.CounsellorId,
  COALESCE(f.County, c.County) AS County, c.ShortAbandon, c.CallerKey, c.TargetMilliseconds
FROM Contacts c
LEFT JOIN Forms f ON f.ContactId = c.Id
WHERE c.Line = @Line AND c.Day >= @FromDay AND c.Day <= @ToDay
ORDER BY c.ArrivedAt, c.Id;
