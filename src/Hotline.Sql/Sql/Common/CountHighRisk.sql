-- Params: @CounsellorId UNIQUEIDENTIFIER, @Since DATETIME2(3)
-- A counsellor's closed contacts at level 3 or 4 that arrived since then.
SELECT COUNT(*) FROM Contacts
WHERE CounsellorId = @CounsellorId AND ArrivedAt >= @Since AND Risk >= 3 AND ClosedAt IS NOT NULL;
