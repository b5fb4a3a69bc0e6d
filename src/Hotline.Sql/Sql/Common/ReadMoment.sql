-- Params: @At DATETIME2(3)
SELECT Image
FROM Moments
WHERE At = (SELECT MAX(At) FROM Moments WHERE At <= @At)
ORDER BY Epoch DESC, Number DESC;
