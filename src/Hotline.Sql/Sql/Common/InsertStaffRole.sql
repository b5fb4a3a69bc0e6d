-- Params: @AccountId UNIQUEIDENTIFIER, @Role NVARCHAR(32)
INSERT INTO StaffRoles (AccountId, Role) VALUES (@AccountId, @Role);
