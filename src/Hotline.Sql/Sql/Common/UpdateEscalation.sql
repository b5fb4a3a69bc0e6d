-- Params: @Id UNIQUEIDENTIFIER, @ContactId UNIQUEIDENTIFIER, @Kind NVARCHAR(32), @State NVARCHAR(16), @IsOpen BIT
-- Params: @Version BIGINT, @Epoch NVARCHAR(40), @County NVARCHAR(16), @Risk INT, @RaisedAt DATETIME2(3), @DueAt DATETIME2(3)
-- Params: @AcknowledgedAt DATETIME2(3), @ReportedAt DATETIME2(3), @ClosedAt DATETIME2(3), @Overdue INT, @Image NVARCHAR(MAX)
-- Images only ever go up by (epoch, version), like a contact's. What was raised anew because the live state had lost it does not replace what
-- is known of the first raising (loadEscalations.lua brings the two together), and what is closed is never opened again.
UPDATE Escalations SET
  State = @State, IsOpen = @IsOpen, Version = @Version, Epoch = @Epoch, County = @County, Risk = @Risk, RaisedAt = @RaisedAt,
  DueAt = @DueAt, AcknowledgedAt = @AcknowledgedAt, ReportedAt = @ReportedAt, ClosedAt = @ClosedAt, Overdue = @Overdue, Image = @Image
WHERE Id = @Id AND ContactId = @ContactId AND Kind = @Kind AND RaisedAt >= @RaisedAt AND (IsOpen = 1 OR @IsOpen = 0)
  AND (COALESCE(Epoch, '') < COALESCE(@Epoch, '') OR (COALESCE(Epoch, '') = COALESCE(@Epoch, '') AND Version < @Version));
