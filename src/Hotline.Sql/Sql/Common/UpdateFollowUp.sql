-- Params: @Id UNIQUEIDENTIFIER, @DueAt DATETIME2(3), @State NVARCHAR(16), @Attempts INT, @LastAttemptAt DATETIME2(3)
-- Params: @Version BIGINT, @AttemptContactId UNIQUEIDENTIFIER, @LookAt DATETIME2(3), @BegunFrom NVARCHAR(16)
UPDATE FollowUps SET DueAt = @DueAt, State = @State, Attempts = @Attempts, LastAttemptAt = @LastAttemptAt, Version = @Version,
  AttemptContactId = @AttemptContactId, LookAt = @LookAt, BegunFrom = @BegunFrom
WHERE Id = @Id AND Version = @Version - 1;
