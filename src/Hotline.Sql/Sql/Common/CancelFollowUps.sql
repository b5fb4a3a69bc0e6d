-- Params: @ContactId UNIQUEIDENTIFIER
-- Whoever wants no more of these is not planned for any more.
UPDATE FollowUps SET State = 'Cancelled', Version = Version + 1 WHERE ContactId = @ContactId AND State IN ('Planned', 'Due');
