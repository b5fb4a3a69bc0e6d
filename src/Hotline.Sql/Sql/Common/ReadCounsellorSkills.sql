-- Params: @CounsellorId UNIQUEIDENTIFIER
SELECT Skill, Level FROM CounsellorSkills WHERE CounsellorId = @CounsellorId ORDER BY Skill;
