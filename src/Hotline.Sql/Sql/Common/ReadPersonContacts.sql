-- Params: @PersonId UNIQUEIDENTIFIER
SELECT c.Image
FROM PersonContacts p
JOIN Contacts c ON c.Id = p.ContactId
WHERE p.PersonId = @PersonId
ORDER BY c.ArrivedAt;
