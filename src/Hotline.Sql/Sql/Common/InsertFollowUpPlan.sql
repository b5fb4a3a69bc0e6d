-- Params: @ContactId UNIQUEIDENTIFIER, @At DATETIME2(3)
INSERT INTO FollowUpPlans (ContactId, At) VALUES (@ContactId, @At);
