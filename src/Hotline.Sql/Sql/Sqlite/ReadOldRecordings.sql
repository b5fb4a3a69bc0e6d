-- Params: @Before DATETIME2(3), @Most INT
SELECT Id, ContactId, StartedAt, Seconds, Bytes FROM Recordings WHERE StartedAt < @Before ORDER BY StartedAt LIMIT @Most;
