-- Params: @ContactId UNIQUEIDENTIFIER, @Id UNIQUEIDENTIFIER, @Number INT
-- After a loss a message may have got another number: what was told last counts.
UPDATE Messages SET Number = @Number WHERE ContactId = @ContactId AND Id = @Id AND Number <> @Number;
