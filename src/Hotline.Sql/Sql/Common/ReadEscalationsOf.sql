-- Params: @ContactId UNIQUEIDENTIFIER
SELECT Image FROM Escalations WHERE ContactId = @ContactId ORDER BY RaisedAt;
