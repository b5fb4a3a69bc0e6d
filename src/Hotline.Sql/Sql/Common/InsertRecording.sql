-- Params: @Id UNIQUEIDENTIFIER, @ContactId UNIQUEIDENTIFIER, @StartedAt DATETIME2(3), @Seconds INT, @Bytes BIGINT
INSERT INTO Recordings (Id, ContactId, StartedAt, Seconds, Bytes) VALUES (@Id, @ContactId, @StartedAt, @Seconds, @Bytes);
