-- Params: @Before DATETIME2(3), @Most INT
SELECT TOP (@Most) Id, ContactId, StartedAt, Seconds, Bytes FROM Recordings WHERE StartedAt < @Before ORDER BY StartedAt;
