-- Params: @ContactId UNIQUEIDENTIFIER, @EndedAt DATETIME2(3), @EndedBy UNIQUEIDENTIFIER, @Sealed NVARCHAR(MAX)
UPDATE Debriefings SET State = 'Done', EndedAt = @EndedAt, EndedBy = @EndedBy, Sealed = @Sealed WHERE ContactId = @ContactId AND State = 'Asked';
