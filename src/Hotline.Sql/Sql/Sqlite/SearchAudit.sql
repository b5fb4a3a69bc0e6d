-- Params: @About UNIQUEIDENTIFIER, @Subject NVARCHAR(32), @Actor NVARCHAR(64), @Act NVARCHAR(32)
-- Params: @From DATETIME2(3), @To DATETIME2(3), @Before BIGINT, @Most INT
-- About a person: what was done with that person's contacts belongs to it.
SELECT a.Number, a.Id, a.At, a.Actor, a.Act, a.Subject, a.About, a.Detail, a.Reason, a.Hash
FROM AuditTrail a
WHERE (@About IS NULL OR a.About = @About OR a.About IN (SELECT p.ContactId FROM PersonContacts p WHERE p.PersonId = @About))
  AND (@Subject IS NULL OR a.Subject = @Subject)
  AND (@Actor IS NULL OR a.Actor = @Actor)
  AND (@Act IS NULL OR a.Act = @Act)
  AND (@From IS NULL OR a.At >= @From)
  AND (@To IS NULL OR a.At < @To)
  AND (@Before IS NULL OR a.Number < @Before)
ORDER BY a.Number DESC
LIMIT @Most;
