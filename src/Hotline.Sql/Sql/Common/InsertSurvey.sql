-- Params: @ContactId UNIQUEIDENTIFIER, @Helped INT, @Calmer INT, @At DATETIME2(3)
INSERT INTO Surveys (ContactId, Helped, Calmer, At)
SELECT @ContactId, @Helped, @Calmer, @At
WHERE NOT EXISTS (SELECT 1 FROM Surveys WHERE ContactId = @ContactId);
