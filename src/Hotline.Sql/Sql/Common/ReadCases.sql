-- Params: @PersonId UNIQUEIDENTIFIER
SELECT Id, PersonId, OpenedAt, OpenedBy, ClosedAt, ClosedBy, Sealed FROM Cases WHERE PersonId = @PersonId ORDER BY OpenedAt, Id;
