-- Params: @ContactId UNIQUEIDENTIFIER, @Version BIGINT, @Coded NVARCHAR(MAX), @Kind NVARCHAR(32), @Topic NVARCHAR(32)
-- Params: @Risk INT, @Disposition NVARCHAR(32), @County NVARCHAR(16), @Sealed NVARCHAR(MAX), @KeyId NVARCHAR(64)
INSERT INTO Forms (ContactId, Version, Coded, Kind, Topic, Risk, Disposition, County, Sealed, KeyId)
SELECT @ContactId, @Version, @Coded, @Kind, @Topic, @Risk, @Disposition, @County, @Sealed, @KeyId
WHERE NOT EXISTS (SELECT 1 FROM Forms WHERE ContactId = @ContactId);
