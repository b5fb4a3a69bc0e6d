-- Params: @Role NVARCHAR(32)
SELECT
  Id, UserName, NormalizedUserName, DisplayName, PasswordHash, SecurityStamp, ConcurrencyStamp, LockoutEnd,
  AccessFailedCount, LockoutEnabled, Disabled, OneTimeUntil, Partner
FROM StaffAccounts
WHERE Id IN (SELECT AccountId FROM StaffRoles WHERE Role = @Role)
ORDER BY NormalizedUserName;
