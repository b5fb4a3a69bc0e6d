-- Params: @PersonId UNIQUEIDENTIFIER
SELECT o.ContactId, o.Version, o.Coded, o.Sealed
FROM Forms o
JOIN PersonContacts p ON p.ContactId = o.ContactId
WHERE p.PersonId = @PersonId;
