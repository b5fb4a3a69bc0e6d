-- Params: @Id UNIQUEIDENTIFIER
SELECT
  Id, UserName, NormalizedUserName, DisplayName, PasswordHash, SecurityStamp, ConcurrencyStamp, LockoutEnd,
  AccessFailedCount, LockoutEnabled, Disabled, OneTimeUntil, Partner
FROM StaffAccounts
WHERE Id = @Id;
