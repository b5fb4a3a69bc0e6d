-- Params: @Id UNIQUEIDENTIFIER, @ContactId UNIQUEIDENTIFIER, @Kind NVARCHAR(32), @State NVARCHAR(16), @IsOpen BIT
-- Params: @Version BIGINT, @Epoch NVARCHAR(40), @County NVARCHAR(16), @Risk INT, @RaisedAt DATETIME2(3), @DueAt DATETIME2(3)
-- Params: @AcknowledgedAt DATETIME2(3), @ReportedAt DATETIME2(3), @ClosedAt DATETIME2(3), @Overdue INT, @Image NVARCHAR(MAX)
INSERT INTO Escalations (Id, ContactId, Kind, State, IsOpen, Version, Epoch, County, Risk, RaisedAt, DueAt, AcknowledgedAt, ReportedAt, ClosedAt, Overdue, Image)
SELECT @Id, @ContactId, @Kind, @State, @IsOpen, @Version, @Epoch, @County, @Risk, @RaisedAt, @DueAt, @AcknowledgedAt, @ReportedAt, @ClosedAt, @Overdue, @Image
WHERE NOT EXISTS (SELECT 1 FROM Escalations WHERE Id = @Id);
