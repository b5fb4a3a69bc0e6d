-- Params: @Id UNIQUEIDENTIFIER, @Version BIGINT, @Kind NVARCHAR(32), @County NVARCHAR(16), @Name NVARCHAR(100), @Active BIT, @Image NVARCHAR(MAX)
INSERT INTO Partners (Id, Version, Kind, County, Name, Active, Image)
SELECT @Id, @Version, @Kind, @County, @Name, @Active, @Image
WHERE NOT EXISTS (SELECT 1 FROM Partners WHERE Id = @Id);
