-- Params: @Name NVARCHAR(64), @Version BIGINT, @At DATETIME2(3), @ChangedBy UNIQUEIDENTIFIER, @Value NVARCHAR(MAX)
INSERT INTO SettingVersions (Name, Version, At, ChangedBy, Value) VALUES (@Name, @Version, @At, @ChangedBy, @Value);
