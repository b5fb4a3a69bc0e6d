-- Params: @WithRoutine BIT, @WithFocused BIT, @Most INT
SELECT Id, Version, Kind, Tier, TierSince, ReviewAt, GuardianSafety, SafeToContact, Recognise, Frequent, County, AgeBand, MadeAt, MadeBy, SafeHours, Sealed
FROM Persons
WHERE Tier = 'Close' OR (Tier = 'Focused' AND @WithFocused = 1) OR (Tier = 'Routine' AND @WithRoutine = 1)
ORDER BY CASE Tier WHEN 'Close' THEN 0 WHEN 'Focused' THEN 1 ELSE 2 END, CASE WHEN ReviewAt IS NULL THEN 1 ELSE 0 END, ReviewAt, TierSince
LIMIT @Most;
