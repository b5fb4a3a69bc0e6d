-- Params: @PersonId UNIQUEIDENTIFIER
SELECT COUNT(*) FROM PersonKeys WHERE PersonId = @PersonId AND Kind = 'Code';
