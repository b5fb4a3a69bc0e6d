-- Params: @Epoch NVARCHAR(40), @Number BIGINT, @At DATETIME2(3), @Image NVARCHAR(MAX)
INSERT INTO Moments (Epoch, Number, At, Image)
SELECT @Epoch, @Number, @At, @Image
WHERE NOT EXISTS (SELECT 1 FROM Moments WHERE Epoch = @Epoch AND Number = @Number);
