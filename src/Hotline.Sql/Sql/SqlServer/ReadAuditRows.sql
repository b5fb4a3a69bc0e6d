-- Params: @After BIGINT, @Most INT
SELECT TOP (@Most) Number, Id, At, Actor, Act, Subject, About, Detail, Reason, Hash
FROM AuditTrail
WHERE Number > @After
ORDER BY Number;
