-- Params: none
EXEC sp_releaseapplock @Resource = N'Hotline.Migrations', @LockOwner = N'Transaction';
