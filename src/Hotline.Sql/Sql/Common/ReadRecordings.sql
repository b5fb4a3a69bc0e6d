-- Params: @ContactId UNIQUEIDENTIFIER
SELECT Id, ContactId, StartedAt, Seconds, Bytes FROM Recordings WHERE ContactId = @ContactId ORDER BY StartedAt, Id;
