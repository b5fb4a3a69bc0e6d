-- Params: @Id UNIQUEIDENTIFIER, @FollowUpId UNIQUEIDENTIFIER, @At DATETIME2(3), @MadeBy UNIQUEIDENTIFIER
-- Params: @Outcome NVARCHAR(16), @ContactId UNIQUEIDENTIFIER, @Sealed NVARCHAR(MAX)
INSERT INTO FollowUpAttempts (Id, FollowUpId, At, MadeBy, Outcome, ContactId, Sealed) VALUES (@Id, @FollowUpId, @At, @MadeBy, @Outcome, @ContactId, @Sealed);
