-- Params: @Epoch NVARCHAR(40), @Number BIGINT, @EventId NVARCHAR(100), @ContactId UNIQUEIDENTIFIER, @CounsellorId UNIQUEIDENTIFIER
-- Params: @At DATETIME2(3), @Type NVARCHAR(32), @CausedBy NVARCHAR(64), @Detail NVARCHAR(MAX), @Trace NVARCHAR(MAX)
-- A live store that was rolled back tells events again that SQL already has: the same id is the same event.
INSERT INTO JournalEvents (Epoch, Number, EventId, ContactId, CounsellorId, At, Type, CausedBy, Detail, Trace)
SELECT @Epoch, @Number, @EventId, @ContactId, @CounsellorId, @At, @Type, @CausedBy, @Detail, @Trace
WHERE NOT EXISTS (SELECT 1 FROM JournalEvents WHERE EventId = @EventId);
