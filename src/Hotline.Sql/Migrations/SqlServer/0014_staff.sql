-- A password that somebody else made opens the account once, until then: whoever signs in with it chooses an own one.
ALTER TABLE StaffAccounts ADD OneTimeUntil DATETIME2(3) NULL;
