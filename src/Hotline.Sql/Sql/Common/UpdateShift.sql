-- Params: @Id UNIQUEIDENTIFIER, @Version BIGINT, @Role NVARCHAR(32), @County NVARCHAR(16), @FromAt DATETIME2(3), @OverAt DATETIME2(3), @Image NVARCHAR(MAX)
UPDATE DutyShifts SET Version = @Version, Role = @Role, County = @County, FromAt = @FromAt, OverAt = @OverAt, Image = @Image
WHERE Id = @Id AND Version < @Version;
