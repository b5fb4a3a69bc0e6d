-- Params: @Id UNIQUEIDENTIFIER, @DueAt DATETIME2(3), @State NVARCHAR(16), @Attempts INT, @LastAttemptAt DATETIME2(3)
-- Params: @Version BIGINT
UPDATE FollowUps SET DueAt = @DueAt, State = @State, Attempts = @Attempts, LastAttemptAt = @LastAttemptAt, Version = @Version
WHERE Id = @Id AND Version = @Version - 1;
