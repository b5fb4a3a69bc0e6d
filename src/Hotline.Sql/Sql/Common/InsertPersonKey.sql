-- Params: @PersonId UNIQUEIDENTIFIER, @Kind NVARCHAR(16), @KeyHash NVARCHAR(64)
INSERT INTO PersonKeys (PersonId, Kind, KeyHash) VALUES (@PersonId, @Kind, @KeyHash);
