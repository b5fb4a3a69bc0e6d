-- Params: @After DATETIME2(3), @Until DATETIME2(3), @ArrivedAfter DATETIME2(3)
-- Hearing a message is no conversation with whoever left it.
SELECT CallerKey, AnsweredAt
FROM Contacts
WHERE ArrivedAt > @ArrivedAfter AND ArrivedAt <= @Until AND AnsweredAt > @After AND AnsweredAt <= @Until AND CallerKey IS NOT NULL AND Channel <> 'Message'
ORDER BY AnsweredAt, Id;
