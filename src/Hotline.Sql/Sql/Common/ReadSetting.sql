-- Params: @Name NVARCHAR(64)
SELECT s.Version, s.Value
FROM SettingVersions s
WHERE s.Name = @Name AND s.Version = (SELECT MAX(n.Version) FROM SettingVersions n WHERE n.Name = s.Name);
