-- Params: @Id UNIQUEIDENTIFIER, @Version BIGINT, @Role NVARCHAR(32), @County NVARCHAR(16), @FromAt DATETIME2(3), @OverAt DATETIME2(3), @Image NVARCHAR(MAX)
INSERT INTO DutyShifts (Id, Version, Role, County, FromAt, OverAt, Image)
SELECT @Id, @Version, @Role, @County, @FromAt, @OverAt, @Image
WHERE NOT EXISTS (SELECT 1 FROM DutyShifts WHERE Id = @Id);
