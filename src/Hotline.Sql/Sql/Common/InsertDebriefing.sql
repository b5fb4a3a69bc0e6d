-- Params: @ContactId UNIQUEIDENTIFIER, @CounsellorId UNIQUEIDENTIFIER, @State NVARCHAR(16), @AskedAt DATETIME2(3)
INSERT INTO Debriefings (ContactId, CounsellorId, State, AskedAt) VALUES (@ContactId, @CounsellorId, @State, @AskedAt);
