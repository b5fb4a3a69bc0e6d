-- Params: @After BIGINT, @Most INT
SELECT Number, Id, At, Actor, Act, Subject, About, Detail, Reason, Hash
FROM AuditTrail
WHERE Number > @After
ORDER BY Number
LIMIT @Most;
