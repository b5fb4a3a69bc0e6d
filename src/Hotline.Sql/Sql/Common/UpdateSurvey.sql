-- Params: @ContactId UNIQUEIDENTIFIER, @Helped INT, @Calmer INT, @At DATETIME2(3)
UPDATE Surveys SET Helped = @Helped, Calmer = @Calmer, At = @At WHERE ContactId = @ContactId AND At <= @At;
