-- Params: @Id UNIQUEIDENTIFIER, @Tier NVARCHAR(16), @TierSince DATETIME2(3), @ReviewAt DATETIME2(3), @OldVersion BIGINT
UPDATE Persons SET Tier = @Tier, TierSince = @TierSince, ReviewAt = @ReviewAt, Version = Version + 1 WHERE Id = @Id AND Version = @OldVersion;
