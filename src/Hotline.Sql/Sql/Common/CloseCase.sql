-- Params: @Id UNIQUEIDENTIFIER, @PersonId UNIQUEIDENTIFIER, @ClosedAt DATETIME2(3), @ClosedBy UNIQUEIDENTIFIER
UPDATE Cases SET ClosedAt = @ClosedAt, ClosedBy = @ClosedBy WHERE Id = @Id AND PersonId = @PersonId AND ClosedAt IS NULL;
