-- Params: @Id UNIQUEIDENTIFIER, @Version BIGINT, @Kind NVARCHAR(32), @County NVARCHAR(16), @Name NVARCHAR(100), @Active BIT, @Image NVARCHAR(MAX)
UPDATE Partners SET Version = @Version, Kind = @Kind, County = @County, Name = @Name, Active = @Active, Image = @Image
WHERE Id = @Id AND Version < @Version;
