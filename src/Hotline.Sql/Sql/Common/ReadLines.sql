-- Params: none
SELECT Settings FROM Lines ORDER BY Code;
