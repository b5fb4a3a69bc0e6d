-- Params: @NormalizedUserName NVARCHAR(64)
SELECT
  Id, UserName, NormalizedUserName, DisplayName, PasswordHash, SecurityStamp, ConcurrencyStamp, LockoutEnd,
  AccessFailedCount, LockoutEnabled, Disabled, OneTimeUntil, Partner
FROM StaffAccounts
WHERE NormalizedUserName = @NormalizedUserName;
