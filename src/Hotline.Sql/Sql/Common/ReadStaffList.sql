-- Params: none
-- Everybody with an account, with what an overview says of a counsellor.
SELECT a.Id, a.UserName, a.DisplayName, a.Disabled, a.LockoutEnd, a.OneTimeUntil, c.Certificate, c.County, a.Partner
FROM StaffAccounts a
LEFT JOIN Counsellors c ON c.Id = a.Id
ORDER BY a.NormalizedUserName;
