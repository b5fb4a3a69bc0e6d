-- Params: @ContactId UNIQUEIDENTIFIER, @PersonId UNIQUEIDENTIFIER, @CaseId UNIQUEIDENTIFIER, @LinkedAt DATETIME2(3)
-- Params: @LinkedBy UNIQUEIDENTIFIER
UPDATE PersonContacts SET PersonId = @PersonId, CaseId = @CaseId, LinkedAt = @LinkedAt, LinkedBy = @LinkedBy WHERE ContactId = @ContactId;
