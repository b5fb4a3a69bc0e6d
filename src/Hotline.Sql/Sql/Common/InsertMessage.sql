-- Params: @ContactId UNIQUEIDENTIFIER, @Id UNIQUEIDENTIFIER, @Number INT, @Author NVARCHAR(16), @CounsellorId UNIQUEIDENTIFIER
-- Params: @At DATETIME2(3), @Text NVARCHAR(MAX), @KeyId NVARCHAR(64)
-- The same id is the same message, however often it is told.
INSERT INTO Messages (ContactId, Id, Number, Author, CounsellorId, At, Text, KeyId)
SELECT @ContactId, @Id, @Number, @Author, @CounsellorId, @At, @Text, @KeyId
WHERE NOT EXISTS (SELECT 1 FROM Messages WHERE ContactId = @ContactId AND Id = @Id);
