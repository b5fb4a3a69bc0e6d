-- Params: @Id UNIQUEIDENTIFIER, @Line NVARCHAR(32), @Channel NVARCHAR(16), @Direction NVARCHAR(16)
-- Params: @Requirement NVARCHAR(400), @State NVARCHAR(16), @IsOpen BIT, @Version BIGINT, @Epoch NVARCHAR(40)
-- Params: @Priority NVARCHAR(16), @ArrivedAt DATETIME2(3), @Day NVARCHAR(10), @Hour INT, @AnsweredAt DATETIME2(3)
-- Params: @EndedAt DATETIME2(3), @ClosedAt DATETIME2(3), @WaitMilliseconds BIGINT, @CounsellorId UNIQUEIDENTIFIER
-- Params: @CounsellorAlias NVARCHAR(200), @Messages INT, @Transfers INT, @Offers INT, @Risk INT
-- Params: @Disposition NVARCHAR(32), @EndedBy NVARCHAR(16), @EndReason NVARCHAR(400), @ShortAbandon BIT
-- Params: @County NVARCHAR(16), @AgeBand NVARCHAR(16), @WhoCalls NVARCHAR(16), @Topic NVARCHAR(32)
-- Params: @Dialled NVARCHAR(32), @CallerKey NVARCHAR(64), @TargetMilliseconds BIGINT, @Image NVARCHAR(MAX)
INSERT INTO Contacts (
  Id, Line, Channel, Direction, Requirement, State, IsOpen, Version, Epoch, Priority, ArrivedAt, Day, Hour, AnsweredAt,
  EndedAt, ClosedAt, WaitMilliseconds, CounsellorId, CounsellorAlias, Messages, Transfers, Offers, Risk, Disposition,
  EndedBy, EndReason, ShortAbandon, County, AgeBand, WhoCalls, Topic, Dialled, CallerKey, TargetMilliseconds, Image)
SELECT
  @Id, @Line, @Channel, @Direction, @Requirement, @State, @IsOpen, @Version, @Epoch, @Priority, @ArrivedAt, @Day, @Hour,
  @AnsweredAt, @EndedAt, @ClosedAt, @WaitMilliseconds, @CounsellorId, @CounsellorAlias, @Messages, @Transfers, @Offers,
  @Risk, @Disposition, @EndedBy, @EndReason, @ShortAbandon, @County, @AgeBand, @WhoCalls, @Topic, @Dialled, @CallerKey,
  @TargetMilliseconds, @Image
WHERE NOT EXISTS (SELECT 1 FROM Contacts WHERE Id = @Id);
