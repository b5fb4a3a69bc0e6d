-- Params: @Id UNIQUEIDENTIFIER, @Cell NVARCHAR(32), @At DATETIME2(3), @Reason NVARCHAR(400), @AfterEpoch NVARCHAR(400)
-- Params: @AfterNumber BIGINT, @NextEpoch NVARCHAR(400), @NextNumber BIGINT
INSERT INTO JournalGaps (Id, Cell, At, Reason, AfterEpoch, AfterNumber, NextEpoch, NextNumber)
VALUES (@Id, @Cell, @At, @Reason, @AfterEpoch, @AfterNumber, @NextEpoch, @NextNumber);
