-- Params: @Name NVARCHAR(64)
SELECT Version, At, ChangedBy, Value FROM SettingVersions WHERE Name = @Name ORDER BY Version DESC;
