-- Params: @Id UNIQUEIDENTIFIER, @PersonId UNIQUEIDENTIFIER, @At DATETIME2(3), @ChangedBy UNIQUEIDENTIFIER
-- Params: @FromTier NVARCHAR(16), @ToTier NVARCHAR(16), @ReviewAt DATETIME2(3), @Reason NVARCHAR(MAX)
INSERT INTO TierChanges (Id, PersonId, At, ChangedBy, FromTier, ToTier, ReviewAt, Reason)
VALUES (@Id, @PersonId, @At, @ChangedBy, @FromTier, @ToTier, @ReviewAt, @Reason);
