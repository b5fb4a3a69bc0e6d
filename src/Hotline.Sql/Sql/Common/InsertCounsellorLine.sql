-- Params: @CounsellorId UNIQUEIDENTIFIER, @Line NVARCHAR(32)
INSERT INTO CounsellorLines (CounsellorId, Line) VALUES (@CounsellorId, @Line);
