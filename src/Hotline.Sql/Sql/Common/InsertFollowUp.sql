-- Params: @Id UNIQUEIDENTIFIER, @ContactId UNIQUEIDENTIFIER, @Step INT, @AfterHours INT, @Line NVARCHAR(32)
-- Params: @Channel NVARCHAR(16), @Risk INT, @CounsellorId UNIQUEIDENTIFIER, @DueAt DATETIME2(3), @State NVARCHAR(16)
-- Params: @Attempts INT, @LastAttemptAt DATETIME2(3), @Version BIGINT
INSERT INTO FollowUps (Id, ContactId, Step, AfterHours, Line, Channel, Risk, CounsellorId, DueAt, State, Attempts, LastAttemptAt, Version)
VALUES (@Id, @ContactId, @Step, @AfterHours, @Line, @Channel, @Risk, @CounsellorId, @DueAt, @State, @Attempts, @LastAttemptAt, @Version);
