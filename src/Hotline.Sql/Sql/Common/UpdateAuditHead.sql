-- Params: @Hash NVARCHAR(64)
UPDATE AuditHead SET Hash = @Hash WHERE Id = 1;
