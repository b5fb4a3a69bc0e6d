-- Params: @Id UNIQUEIDENTIFIER, @Version BIGINT, @Kind NVARCHAR(16), @Tier NVARCHAR(16), @TierSince DATETIME2(3)
-- Params: @ReviewAt DATETIME2(3), @GuardianSafety NVARCHAR(16), @SafeToContact BIT, @Recognise BIT, @Frequent BIT
-- Params: @County NVARCHAR(16), @AgeBand NVARCHAR(16), @MadeAt DATETIME2(3), @MadeBy UNIQUEIDENTIFIER
-- Params: @SafeHours NVARCHAR(1000), @Sealed NVARCHAR(MAX)
INSERT INTO Persons (Id, Version, Kind, Tier, TierSince, ReviewAt, GuardianSafety, SafeToContact, Recognise, Frequent, County, AgeBand, MadeAt, MadeBy, SafeHours, Sealed)
VALUES (@Id, @Version, @Kind, @Tier, @TierSince, @ReviewAt, @GuardianSafety, @SafeToContact, @Recognise, @Frequent, @County, @AgeBand, @MadeAt, @MadeBy, @SafeHours, @Sealed);
