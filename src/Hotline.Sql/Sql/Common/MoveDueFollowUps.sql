-- Params: @Now DATETIME2(3)
UPDATE FollowUps SET State = 'Due', Version = Version + 1 WHERE State = 'Planned' AND DueAt <= @Now;
