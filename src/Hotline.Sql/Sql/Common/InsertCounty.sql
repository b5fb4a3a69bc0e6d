-- Params: @Code NVARCHAR(16), @Name NVARCHAR(100), @NameEn NVARCHAR(100)
INSERT INTO Counties (Code, Name, NameEn)
SELECT @Code, @Name, @NameEn
WHERE NOT EXISTS (SELECT 1 FROM Counties WHERE Code = @Code);
