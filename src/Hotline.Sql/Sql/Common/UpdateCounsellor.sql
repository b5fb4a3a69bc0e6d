-- Params: @Id UNIQUEIDENTIFIER, @Alias NVARCHAR(200), @Certificate NVARCHAR(1), @County NVARCHAR(16), @ChatCapacity INT
-- Params: @TakesVoice BIT, @VoiceAddress NVARCHAR(400), @HighRiskLimit INT
UPDATE Counsellors SET
  Alias = @Alias, Certificate = @Certificate, County = @County, ChatCapacity = @ChatCapacity, TakesVoice = @TakesVoice,
  VoiceAddress = @VoiceAddress, HighRiskLimit = @HighRiskLimit, Active = 1
WHERE Id = @Id;
