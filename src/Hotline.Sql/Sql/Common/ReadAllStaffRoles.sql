-- Params: none
SELECT AccountId, Role FROM StaffRoles ORDER BY AccountId, Role;
