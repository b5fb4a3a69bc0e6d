-- Params: none
SELECT c.Code, c.Name, c.NameEn, e.Name AS Centre
FROM Counties c
JOIN Centres e ON e.County = c.Code
ORDER BY c.Code;
