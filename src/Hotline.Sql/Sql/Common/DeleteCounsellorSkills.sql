-- Params: @CounsellorId UNIQUEIDENTIFIER
DELETE FROM CounsellorSkills WHERE CounsellorId = @CounsellorId;
