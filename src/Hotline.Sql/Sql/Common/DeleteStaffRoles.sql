-- Params: @AccountId UNIQUEIDENTIFIER
DELETE FROM StaffRoles WHERE AccountId = @AccountId;
