-- Params: @ContactId UNIQUEIDENTIFIER, @Version BIGINT, @Coded NVARCHAR(MAX), @Kind NVARCHAR(32), @Topic NVARCHAR(32)
-- Params: @Risk INT, @Disposition NVARCHAR(32), @County NVARCHAR(16), @Sealed NVARCHAR(MAX), @KeyId NVARCHAR(64)
UPDATE Forms SET
  Version = @Version, Coded = @Coded, Kind = @Kind, Topic = @Topic, Risk = @Risk, Disposition = @Disposition, County = @County,
  Sealed = @Sealed, KeyId = @KeyId
WHERE ContactId = @ContactId AND Version < @Version;
