-- Params: @Cell NVARCHAR(32)
SELECT Reason, AfterEpoch, AfterNumber, NextEpoch, NextNumber FROM JournalGaps WHERE Cell = @Cell ORDER BY At, Id;
