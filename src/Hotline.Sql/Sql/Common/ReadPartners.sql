-- Params: none
SELECT Image FROM Partners ORDER BY Id;
