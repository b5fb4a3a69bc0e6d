-- A follow-up's contact: the attempt under way, when to look again, the hours in which somebody may be rung; and what became of offered debriefings.
ALTER TABLE Persons ADD SafeHours TEXT NULL CHECK (length(SafeHours) <= 1000);
ALTER TABLE FollowUps ADD AttemptContactId TEXT NULL;
ALTER TABLE FollowUps ADD LookAt INTEGER NULL;
ALTER TABLE FollowUps ADD BegunFrom TEXT NULL CHECK (length(BegunFrom) <= 16);

-- One row for each hard contact after which its counsellor said yes or no to talking with a supervisor.
CREATE TABLE Debriefings (
  ContactId TEXT NOT NULL CONSTRAINT PK_Debriefings PRIMARY KEY,
  CounsellorId TEXT NOT NULL,
  State TEXT NOT NULL CHECK (length(State) <= 16),
  AskedAt INTEGER NOT NULL,
  EndedAt INTEGER NULL,
  EndedBy TEXT NULL,
  Sealed TEXT NULL
);
CREATE INDEX IX_Debriefings_State ON Debriefings (State, AskedAt);
