-- Params: @Epoch NVARCHAR(40), @After BIGINT, @Until BIGINT
-- Numbers have no gaps, so a range of them is a page.
SELECT Epoch, Number, At, Type, Trace
FROM JournalEvents
WHERE Epoch = @Epoch AND Number > @After AND Number <= @Until AND Trace IS NOT NULL
ORDER BY Number, EventId;
