-- Params: @ContactId UNIQUEIDENTIFIER
SELECT Number, Id, Author, CounsellorId, At, Text FROM Messages WHERE ContactId = @ContactId ORDER BY Number, At;
