-- Params: @Id UNIQUEIDENTIFIER, @ConcurrencyStamp NVARCHAR(64)
DELETE FROM StaffAccounts WHERE Id = @Id AND ConcurrencyStamp = @ConcurrencyStamp;
