-- Params: none
-- Held by the transaction around all migrations (a session's lock is not, on Babelfish). Waits for 60 s.
DECLARE @Result INT;
EXEC @Result = sp_getapplock @Resource = N'Hotline.Migrations', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 60000;
IF @Result < 0 THROW 51000, N'Another node is migrating the record and did not finish within 60 seconds.', 1;
