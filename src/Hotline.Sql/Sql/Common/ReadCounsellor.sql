-- Params: @Id UNIQUEIDENTIFIER
SELECT Id, Alias, Certificate, County, ChatCapacity, TakesVoice, VoiceAddress, HighRiskLimit FROM Counsellors WHERE Id = @Id AND Active = 1;
