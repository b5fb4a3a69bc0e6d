-- Params: @Id UNIQUEIDENTIFIER, @UserName NVARCHAR(64), @NormalizedUserName NVARCHAR(64), @DisplayName NVARCHAR(100)
-- Params: @PasswordHash NVARCHAR(400), @SecurityStamp NVARCHAR(64), @ConcurrencyStamp NVARCHAR(64)
-- Params: @LockoutEnd DATETIME2(3), @AccessFailedCount INT, @LockoutEnabled BIT, @Disabled BIT, @OneTimeUntil DATETIME2(3)
-- Params: @Partner UNIQUEIDENTIFIER, @OldConcurrencyStamp NVARCHAR(64)
UPDATE StaffAccounts SET
  UserName = @UserName, NormalizedUserName = @NormalizedUserName, DisplayName = @DisplayName,
  PasswordHash = @PasswordHash, SecurityStamp = @SecurityStamp, ConcurrencyStamp = @ConcurrencyStamp,
  LockoutEnd = @LockoutEnd, AccessFailedCount = @AccessFailedCount, LockoutEnabled = @LockoutEnabled,
  Disabled = @Disabled, OneTimeUntil = @OneTimeUntil, Partner = @Partner
WHERE Id = @Id AND ConcurrencyStamp = @OldConcurrencyStamp;
