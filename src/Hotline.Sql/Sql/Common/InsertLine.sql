-- Params: @Code NVARCHAR(32), @Version BIGINT, @Settings NVARCHAR(MAX)
INSERT INTO Lines (Code, Version, Settings)
SELECT @Code, @Version, @Settings
WHERE NOT EXISTS (SELECT 1 FROM Lines WHERE Code = @Code);
