-- Params: none
-- SQL Server needs nothing before its first migration.
SET NOCOUNT OFF;
