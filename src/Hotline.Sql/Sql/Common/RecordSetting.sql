-- Params: @Name NVARCHAR(64), @Version BIGINT, @At DATETIME2(3), @ChangedBy UNIQUEIDENTIFIER, @Value NVARCHAR(MAX)
-- As the journal told it; telling it again changes nothing.
INSERT INTO SettingVersions (Name, Version, At, ChangedBy, Value)
SELECT @Name, @Version, @At, @ChangedBy, @Value
WHERE NOT EXISTS (SELECT 1 FROM SettingVersions WHERE Name = @Name AND Version = @Version);
