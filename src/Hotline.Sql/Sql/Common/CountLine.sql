-- Params: @Line NVARCHAR(32), @Day NVARCHAR(10), @VoiceTargetMilliseconds BIGINT, @ChatTargetMilliseconds BIGINT
-- The measures of domain.md, section 5, of one line and local day, by channel and hour of arrival. A contact that was answered
-- is never abandoned, whatever happened to it after a transfer.
SELECT
  Channel,
  Hour,
  COUNT(*) AS Arrived,
  SUM(CASE WHEN AnsweredAt IS NOT NULL THEN 1 ELSE 0 END) AS Answered,
  SUM(CASE WHEN AnsweredAt IS NOT NULL
    AND WaitMilliseconds <= CASE WHEN Channel = 'Chat' THEN @ChatTargetMilliseconds ELSE @VoiceTargetMilliseconds END
    THEN 1 ELSE 0 END) AS AnsweredInTarget,
  SUM(CASE WHEN AnsweredAt IS NULL AND State = 'Abandoned' AND ShortAbandon = 0 THEN 1 ELSE 0 END) AS Abandoned,
  SUM(CASE WHEN AnsweredAt IS NULL AND State = 'Abandoned' AND ShortAbandon = 0
    AND WaitMilliseconds > CASE WHEN Channel = 'Chat' THEN @ChatTargetMilliseconds ELSE @VoiceTargetMilliseconds END
    THEN 1 ELSE 0 END) AS AbandonedAfterTarget,
  SUM(CASE WHEN AnsweredAt IS NULL AND State = 'Abandoned' AND ShortAbandon = 1 THEN 1 ELSE 0 END) AS ShortAbandoned,
  SUM(CASE WHEN State = 'Overflowed' THEN 1 ELSE 0 END) AS Overflowed,
  SUM(CASE WHEN AnsweredAt IS NOT NULL THEN WaitMilliseconds ELSE 0 END) AS WaitMilliseconds,
  SUM(CASE WHEN State = 'Closed' THEN 1 ELSE 0 END) AS Closed
FROM Contacts
WHERE Line = @Line AND Day = @Day AND Direction = 'Inbound'
GROUP BY Channel, Hour
ORDER BY Hour, Channel;
