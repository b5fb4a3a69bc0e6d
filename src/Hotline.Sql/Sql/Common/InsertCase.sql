-- Params: @Id UNIQUEIDENTIFIER, @PersonId UNIQUEIDENTIFIER, @OpenedAt DATETIME2(3), @OpenedBy UNIQUEIDENTIFIER
-- Params: @Sealed NVARCHAR(MAX)
INSERT INTO Cases (Id, PersonId, OpenedAt, OpenedBy, Sealed) VALUES (@Id, @PersonId, @OpenedAt, @OpenedBy, @Sealed);
