-- A follow-up's contact: the attempt under way, when to look again, the hours in which somebody may be rung; and what became of offered debriefings.
ALTER TABLE Persons ADD SafeHours NVARCHAR(1000) NULL;
ALTER TABLE FollowUps ADD AttemptContactId UNIQUEIDENTIFIER NULL;
ALTER TABLE FollowUps ADD LookAt DATETIME2(3) NULL;
ALTER TABLE FollowUps ADD BegunFrom NVARCHAR(16) NULL;

-- One row for each hard contact after which its counsellor said yes or no to talking with a supervisor.
CREATE TABLE Debriefings (
  ContactId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Debriefings PRIMARY KEY,
  CounsellorId UNIQUEIDENTIFIER NOT NULL,
  State NVARCHAR(16) NOT NULL,
  AskedAt DATETIME2(3) NOT NULL,
  EndedAt DATETIME2(3) NULL,
  EndedBy UNIQUEIDENTIFIER NULL,
  Sealed NVARCHAR(MAX) NULL
);
CREATE INDEX IX_Debriefings_State ON Debriefings (State, AskedAt);
