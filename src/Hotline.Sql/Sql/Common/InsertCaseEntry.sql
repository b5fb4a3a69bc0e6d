-- Params: @Id UNIQUEIDENTIFIER, @PersonId UNIQUEIDENTIFIER, @CaseId UNIQUEIDENTIFIER, @Kind NVARCHAR(32)
-- Params: @At DATETIME2(3), @WrittenBy UNIQUEIDENTIFIER, @ContactId UNIQUEIDENTIFIER, @Sealed NVARCHAR(MAX)
INSERT INTO CaseEntries (Id, PersonId, CaseId, Kind, At, WrittenBy, ContactId, Sealed)
VALUES (@Id, @PersonId, @CaseId, @Kind, @At, @WrittenBy, @ContactId, @Sealed);
