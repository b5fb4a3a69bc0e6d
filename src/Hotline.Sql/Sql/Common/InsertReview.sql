-- Params: @ContactId UNIQUEIDENTIFIER, @At DATETIME2(3), @ReviewedBy UNIQUEIDENTIFIER, @Sealed NVARCHAR(MAX)
INSERT INTO Reviews (ContactId, At, ReviewedBy, Sealed)
SELECT @ContactId, @At, @ReviewedBy, @Sealed
WHERE NOT EXISTS (SELECT 1 FROM Reviews WHERE ContactId = @ContactId);
