-- Params: @Number BIGINT
SELECT Number, Id, At, Actor, Act, Subject, About, Detail, Reason, Hash
FROM AuditTrail
WHERE Number = @Number;
