-- Params: @Id UNIQUEIDENTIFIER
SELECT Id, Version, Kind, Tier, TierSince, ReviewAt, GuardianSafety, SafeToContact, Recognise, Frequent, County, AgeBand, MadeAt, MadeBy, SafeHours, Sealed
FROM Persons
WHERE Id = @Id;
