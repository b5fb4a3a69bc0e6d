-- Params: @Id UNIQUEIDENTIFIER, @Version BIGINT, @Kind NVARCHAR(16), @GuardianSafety NVARCHAR(16), @SafeToContact BIT
-- Params: @Recognise BIT, @Frequent BIT, @County NVARCHAR(16), @AgeBand NVARCHAR(16), @SafeHours NVARCHAR(1000)
-- Params: @Sealed NVARCHAR(MAX)
-- The tier is not touched: it has a change of its own, with a reason.
UPDATE Persons SET
  Version = @Version, Kind = @Kind, GuardianSafety = @GuardianSafety, SafeToContact = @SafeToContact, Recognise = @Recognise, Frequent = @Frequent, County = @County,
  AgeBand = @AgeBand, SafeHours = @SafeHours, Sealed = @Sealed
WHERE Id = @Id AND Version = @Version - 1;
