-- Params: @ContactId UNIQUEIDENTIFIER
SELECT Version, Coded, Sealed FROM Forms WHERE ContactId = @ContactId;
