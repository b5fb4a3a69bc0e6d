-- Params: @Cell NVARCHAR(32)
SELECT Epoch, Number, EventId FROM JournalPosition WHERE Cell = @Cell;
