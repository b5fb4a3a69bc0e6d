-- Params: @PersonId UNIQUEIDENTIFIER
SELECT e.Image
FROM PersonContacts p
JOIN Escalations e ON e.ContactId = p.ContactId
WHERE p.PersonId = @PersonId
ORDER BY e.RaisedAt;
