-- Params: @Id UNIQUEIDENTIFIER, @UserName NVARCHAR(64), @NormalizedUserName NVARCHAR(64), @DisplayName NVARCHAR(100)
-- Params: @PasswordHash NVARCHAR(400), @SecurityStamp NVARCHAR(64), @ConcurrencyStamp NVARCHAR(64)
-- Params: @LockoutEnd DATETIME2(3), @AccessFailedCount INT, @LockoutEnabled BIT, @Disabled BIT, @OneTimeUntil DATETIME2(3)
-- Params: @Partner UNIQUEIDENTIFIER
INSERT INTO StaffAccounts (
  Id, UserName, NormalizedUserName, DisplayName, PasswordHash, SecurityStamp, ConcurrencyStamp, LockoutEnd,
  AccessFailedCount, LockoutEnabled, Disabled, OneTimeUntil, Partner)
VALUES (
  @Id, @UserName, @NormalizedUserName, @DisplayName, @PasswordHash, @SecurityStamp, @ConcurrencyStamp, @LockoutEnd,
  @AccessFailedCount, @LockoutEnabled, @Disabled, @OneTimeUntil, @Partner);
