-- Params: @ContactId UNIQUEIDENTIFIER
-- Epochs are UUIDv7 texts, so their order is the order in time.
SELECT Epoch, Number, EventId, At, Type, CausedBy, CounsellorId, Detail
FROM JournalEvents
WHERE ContactId = @ContactId
ORDER BY Epoch, Number, At;
