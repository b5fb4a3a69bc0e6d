-- Params: none
-- Number 0 and no hash: the chain before its first row.
INSERT INTO AuditHead (Id, Number, Hash) SELECT 1, 0, '' WHERE NOT EXISTS (SELECT 1 FROM AuditHead WHERE Id = 1);
