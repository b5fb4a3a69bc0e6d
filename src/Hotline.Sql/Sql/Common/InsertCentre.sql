-- Params: @County NVARCHAR(16), @Name NVARCHAR(100)
INSERT INTO Centres (County, Name)
SELECT @County, @Name
WHERE NOT EXISTS (SELECT 1 FROM Centres WHERE County = @County);
