-- Params: @Id UNIQUEIDENTIFIER, @Alias NVARCHAR(200), @Certificate NVARCHAR(1), @County NVARCHAR(16), @ChatCapacity INT
-- Params: @TakesVoice BIT, @VoiceAddress NVARCHAR(400), @HighRiskLimit INT
INSERT INTO Counsellors (Id, Alias, Certificate, County, ChatCapacity, TakesVoice, VoiceAddress, HighRiskLimit, Active)
SELECT @Id, @Alias, @Certificate, @County, @ChatCapacity, @TakesVoice, @VoiceAddress, @HighRiskLimit, 1
WHERE NOT EXISTS (SELECT 1 FROM Counsellors WHERE Id = @Id);
