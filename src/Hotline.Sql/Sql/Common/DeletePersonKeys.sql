-- Params: @PersonId UNIQUEIDENTIFIER
DELETE FROM PersonKeys WHERE PersonId = @PersonId AND Kind <> 'Code';
