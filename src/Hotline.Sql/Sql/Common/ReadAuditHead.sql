-- Params: none
SELECT Number, Hash FROM AuditHead WHERE Id = 1;
