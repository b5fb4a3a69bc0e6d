-- Params: @PersonId UNIQUEIDENTIFIER
SELECT Id, PersonId, CaseId, Kind, At, WrittenBy, ContactId, Sealed FROM CaseEntries WHERE PersonId = @PersonId ORDER BY At, Id;
