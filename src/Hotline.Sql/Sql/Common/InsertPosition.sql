-- Params: @Cell NVARCHAR(32), @Epoch NVARCHAR(400), @Number BIGINT, @EventId NVARCHAR(400)
-- Two recorders that both start from nothing: the primary key lets one of them in.
INSERT INTO JournalPosition (Cell, Epoch, Number, EventId) VALUES (@Cell, @Epoch, @Number, @EventId);
