-- Params: @Cell NVARCHAR(32)
SELECT COUNT(*) FROM DeadLetters WHERE Cell = @Cell;
