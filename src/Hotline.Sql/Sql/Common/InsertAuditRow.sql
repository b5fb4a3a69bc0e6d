-- Params: @Number BIGINT, @Id UNIQUEIDENTIFIER, @At DATETIME2(3), @Actor NVARCHAR(64), @Act NVARCHAR(32), @Subject NVARCHAR(32)
-- Params: @About UNIQUEIDENTIFIER, @Detail NVARCHAR(1000), @Reason NVARCHAR(MAX), @Hash NVARCHAR(64)
INSERT INTO AuditTrail (Number, Id, At, Actor, Act, Subject, About, Detail, Reason, Hash)
VALUES (@Number, @Id, @At, @Actor, @Act, @Subject, @About, @Detail, @Reason, @Hash);
