-- Params: @Since DATETIME2(3)
-- Those that go on for ever, or were not over at a moment.
SELECT Image FROM DutyShifts WHERE OverAt IS NULL OR OverAt > @Since ORDER BY Id;
