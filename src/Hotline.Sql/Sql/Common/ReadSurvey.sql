-- Params: @ContactId UNIQUEIDENTIFIER
SELECT Helped, Calmer FROM Surveys WHERE ContactId = @ContactId;
