-- Params: @Code NVARCHAR(16), @Name NVARCHAR(100), @NameEn NVARCHAR(100)
UPDATE Counties SET Name = @Name, NameEn = @NameEn WHERE Code = @Code;
