-- Params: @Id UNIQUEIDENTIFIER, @Line NVARCHAR(32), @Channel NVARCHAR(16), @Direction NVARCHAR(16)
-- Params: @Requirement NVARCHAR(400), @State NVARCHAR(16), @IsOpen BIT, @Version BIGINT, @Epoch NVARCHAR(40)
-- Params: @Priority NVARCHAR(16), @ArrivedAt DATETIME2(3), @Day NVARCHAR(10), @Hour INT, @AnsweredAt DATETIME2(3)
-- Params: @EndedAt DATETIME2(3), @ClosedAt DATETIME2(3), @WaitMilliseconds BIGINT, @CounsellorId UNIQUEIDENTIFIER
-- Params: @CounsellorAlias NVARCHAR(200), @Messages INT, @Transfers INT, @Offers INT, @Risk INT
-- Params: @Disposition NVARCHAR(32), @EndedBy NVARCHAR(16), @EndReason NVARCHAR(400), @ShortAbandon BIT
-- Params: @County NVARCHAR(16), @AgeBand NVARCHAR(16), @WhoCalls NVARCHAR(16), @Topic NVARCHAR(32)
-- Params: @Dialled NVARCHAR(32), @CallerKey NVARCHAR(64), @TargetMilliseconds BIGINT, @Image NVARCHAR(MAX)
-- Images only ever go up by (epoch, version): an older or equal one changes nothing. Epoch ids are UUIDv7: their order is time. No affected count is needed, so it may be sent in a batch.
UPDATE Contacts SET
  Line = @Line, Channel = @Channel, Direction = @Direction, Requirement = @Requirement, State = @State,
  IsOpen = @IsOpen, Version = @Version, Epoch = @Epoch, Priority = @Priority, ArrivedAt = @ArrivedAt, Day = @Day,
  Hour = @Hour, AnsweredAt = @AnsweredAt, EndedAt = @EndedAt, ClosedAt = @ClosedAt,
  WaitMilliseconds = @WaitMilliseconds, CounsellorId = @CounsellorId, CounsellorAlias = @CounsellorAlias,
  Messages = @Messages, Transfers = @Transfers, Offers = @Offers, Risk = @Risk, Disposition = @Disposition,
  EndedBy = @EndedBy, EndReason = @EndReason, ShortAbandon = @ShortAbandon, County = @County, AgeBand = @AgeBand,
  WhoCalls = @WhoCalls, Topic = @Topic, Dialled = @Dialled, CallerKey = @CallerKey, TargetMilliseconds = @TargetMilliseconds, Image = @Image
WHERE Id = @Id AND (COALESCE(Epoch, '') < COALESCE(@Epoch, '') OR (COALESCE(Epoch, '') = COALESCE(@Epoch, '') AND Version < @Version));
