-- Params: @Kind NVARCHAR(16), @KeyHash NVARCHAR(64)
SELECT p.Id, p.Version, p.Kind, p.Tier, p.TierSince, p.ReviewAt, p.GuardianSafety, p.SafeToContact, p.Recognise, p.Frequent, p.County, p.AgeBand, p.MadeAt, p.MadeBy, p.SafeHours, p.Sealed
FROM Persons p
JOIN PersonKeys k ON k.PersonId = p.Id
WHERE k.Kind = @Kind AND k.KeyHash = @KeyHash
ORDER BY p.MadeAt DESC;
