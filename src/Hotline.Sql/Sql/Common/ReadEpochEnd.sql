-- Params: @Epoch NVARCHAR(40)
-- The last number of an epoch, and the epoch after it.
SELECT
  (SELECT MAX(Number) FROM JournalEvents WHERE Epoch = @Epoch) AS Last,
  (SELECT MIN(Epoch) FROM JournalEvents WHERE Epoch > @Epoch) AS NextEpoch;
