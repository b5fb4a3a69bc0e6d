-- Params: @ContactId UNIQUEIDENTIFIER, @PersonId UNIQUEIDENTIFIER, @CaseId UNIQUEIDENTIFIER, @LinkedAt DATETIME2(3)
-- Params: @LinkedBy UNIQUEIDENTIFIER
INSERT INTO PersonContacts (ContactId, PersonId, CaseId, LinkedAt, LinkedBy)
SELECT @ContactId, @PersonId, @CaseId, @LinkedAt, @LinkedBy
WHERE NOT EXISTS (SELECT 1 FROM PersonContacts WHERE ContactId = @ContactId);
