-- Params: @CounsellorId UNIQUEIDENTIFIER, @Skill NVARCHAR(64), @Level INT
INSERT INTO CounsellorSkills (CounsellorId, Skill, Level) VALUES (@CounsellorId, @Skill, @Level);
