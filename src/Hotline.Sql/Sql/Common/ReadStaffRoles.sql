-- Params: @AccountId UNIQUEIDENTIFIER
SELECT Role FROM StaffRoles WHERE AccountId = @AccountId ORDER BY Role;
