-- Params: @Code NVARCHAR(32), @Version BIGINT, @Settings NVARCHAR(MAX)
UPDATE Lines SET Version = @Version, Settings = @Settings WHERE Code = @Code AND Version < @Version;
