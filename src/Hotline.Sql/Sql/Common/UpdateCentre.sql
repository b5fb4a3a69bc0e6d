-- Params: @County NVARCHAR(16), @Name NVARCHAR(100)
UPDATE Centres SET Name = @Name WHERE County = @County;
