-- Params: @PersonId UNIQUEIDENTIFIER
SELECT Id, PersonId, At, ChangedBy, FromTier, ToTier, ReviewAt, Reason FROM TierChanges WHERE PersonId = @PersonId ORDER BY At, Id;
