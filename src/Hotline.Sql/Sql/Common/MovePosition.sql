-- Params: @Cell NVARCHAR(32), @Epoch NVARCHAR(400), @Number BIGINT, @EventId NVARCHAR(400)
-- Params: @OldEpoch NVARCHAR(400), @OldNumber BIGINT, @OldEventId NVARCHAR(400)
-- First statement of the recorder's transaction: its row lock makes a second recorder wait, and then move nothing.
UPDATE JournalPosition
SET Epoch = @Epoch, Number = @Number, EventId = @EventId
WHERE Cell = @Cell AND Epoch = @OldEpoch AND Number = @OldNumber AND EventId = @OldEventId;
