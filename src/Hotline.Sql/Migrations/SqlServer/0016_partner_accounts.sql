-- The partner of the directory whose own list the account opens; such an account has the role Partner and no other.
ALTER TABLE StaffAccounts ADD Partner UNIQUEIDENTIFIER NULL;
