-- Params: @Id UNIQUEIDENTIFIER, @Cell NVARCHAR(32), @Epoch NVARCHAR(400), @Number BIGINT, @EventId NVARCHAR(400)
-- Params: @Json NVARCHAR(MAX), @Error NVARCHAR(1000), @At DATETIME2(3)
INSERT INTO DeadLetters (Id, Cell, Epoch, Number, EventId, Json, Error, At)
VALUES (@Id, @Cell, @Epoch, @Number, @EventId, @Json, @Error, @At);
