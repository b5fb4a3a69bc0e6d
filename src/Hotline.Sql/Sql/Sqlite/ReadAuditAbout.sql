-- Params: @Subject NVARCHAR(32), @About UNIQUEIDENTIFIER, @Most INT
SELECT Number, Id, At, Actor, Act, Subject, About, Detail, Reason, Hash
FROM AuditTrail
WHERE Subject = @Subject AND About = @About
ORDER BY Number DESC
LIMIT @Most;
