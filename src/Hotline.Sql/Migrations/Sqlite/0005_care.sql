-- Duty of care: the audit trail, persons of concern with their cases, follow-ups, reviews, and settings that keep their history.
-- What people write is sealed before it comes here; names, numbers and return codes are found by keyed hashes.

-- Numbers follow each other without a gap, each row hashed over the one before it (ops/adr/0010).
CREATE TABLE AuditTrail (
  Number INTEGER NOT NULL CONSTRAINT PK_AuditTrail PRIMARY KEY,
  Id TEXT NOT NULL,
  At INTEGER NOT NULL,
  Actor TEXT NOT NULL CHECK (length(Actor) <= 64),
  Act TEXT NOT NULL CHECK (length(Act) <= 32),
  Subject TEXT NOT NULL CHECK (length(Subject) <= 32),
  About TEXT NULL,
  Detail TEXT NULL CHECK (length(Detail) <= 1000),
  Reason TEXT NULL,
  Hash TEXT NOT NULL CHECK (length(Hash) <= 64)
);
CREATE INDEX IX_AuditTrail_About ON AuditTrail (Subject, About, Number);
CREATE INDEX IX_AuditTrail_Actor ON AuditTrail (Actor, Number);

-- One row: where the chain ends. Whoever appends moves it first.
CREATE TABLE AuditHead (
  Id INTEGER NOT NULL CONSTRAINT PK_AuditHead PRIMARY KEY,
  Number INTEGER NOT NULL,
  Hash TEXT NOT NULL CHECK (length(Hash) <= 64)
);

CREATE TABLE Persons (
  Id TEXT NOT NULL CONSTRAINT PK_Persons PRIMARY KEY,
  Version INTEGER NOT NULL,
  Kind TEXT NOT NULL CHECK (length(Kind) <= 16),
  Tier TEXT NOT NULL CHECK (length(Tier) <= 16),
  TierSince INTEGER NOT NULL,
  ReviewAt INTEGER NULL,
  GuardianSafety TEXT NOT NULL CHECK (length(GuardianSafety) <= 16),
  SafeToContact INTEGER NULL,
  Recognise INTEGER NOT NULL,
  Frequent INTEGER NOT NULL,
  County TEXT NULL CHECK (length(County) <= 16),
  AgeBand TEXT NOT NULL CHECK (length(AgeBand) <= 16),
  MadeAt INTEGER NOT NULL,
  MadeBy TEXT NOT NULL,
  Sealed TEXT NOT NULL
);
CREATE INDEX IX_Persons_Tier ON Persons (Tier, ReviewAt);

-- Keyed hashes of an exact name, a telephone number or a return code. A code belongs to one person.
CREATE TABLE PersonKeys (
  PersonId TEXT NOT NULL,
  Kind TEXT NOT NULL CHECK (length(Kind) <= 16),
  KeyHash TEXT NOT NULL CHECK (length(KeyHash) <= 64),
  CONSTRAINT PK_PersonKeys PRIMARY KEY (Kind, KeyHash, PersonId)
);
CREATE INDEX IX_PersonKeys_PersonId ON PersonKeys (PersonId);
CREATE UNIQUE INDEX UQ_PersonKeys_Code ON PersonKeys (KeyHash) WHERE Kind = 'Code';

CREATE TABLE TierChanges (
  Id TEXT NOT NULL CONSTRAINT PK_TierChanges PRIMARY KEY,
  PersonId TEXT NOT NULL,
  At INTEGER NOT NULL,
  ChangedBy TEXT NOT NULL,
  FromTier TEXT NOT NULL CHECK (length(FromTier) <= 16),
  ToTier TEXT NOT NULL CHECK (length(ToTier) <= 16),
  ReviewAt INTEGER NULL,
  Reason TEXT NOT NULL
);
CREATE INDEX IX_TierChanges_PersonId ON TierChanges (PersonId, At);

CREATE TABLE Cases (
  Id TEXT NOT NULL CONSTRAINT PK_Cases PRIMARY KEY,
  PersonId TEXT NOT NULL,
  OpenedAt INTEGER NOT NULL,
  OpenedBy TEXT NOT NULL,
  ClosedAt INTEGER NULL,
  ClosedBy TEXT NULL,
  Sealed TEXT NOT NULL
);
CREATE INDEX IX_Cases_PersonId ON Cases (PersonId, OpenedAt);

CREATE TABLE PersonContacts (
  ContactId TEXT NOT NULL CONSTRAINT PK_PersonContacts PRIMARY KEY,
  PersonId TEXT NOT NULL,
  CaseId TEXT NULL,
  LinkedAt INTEGER NOT NULL,
  LinkedBy TEXT NOT NULL
);
CREATE INDEX IX_PersonContacts_PersonId ON PersonContacts (PersonId, LinkedAt);

CREATE TABLE CaseEntries (
  Id TEXT NOT NULL CONSTRAINT PK_CaseEntries PRIMARY KEY,
  PersonId TEXT NOT NULL,
  CaseId TEXT NULL,
  Kind TEXT NOT NULL CHECK (length(Kind) <= 32),
  At INTEGER NOT NULL,
  WrittenBy TEXT NOT NULL,
  ContactId TEXT NULL,
  Sealed TEXT NOT NULL
);
CREATE INDEX IX_CaseEntries_PersonId ON CaseEntries (PersonId, At);

-- That a closed contact has been looked at for follow-ups, whatever its plan said.
CREATE TABLE FollowUpPlans (
  ContactId TEXT NOT NULL CONSTRAINT PK_FollowUpPlans PRIMARY KEY,
  At INTEGER NOT NULL
);

CREATE TABLE FollowUps (
  Id TEXT NOT NULL CONSTRAINT PK_FollowUps PRIMARY KEY,
  ContactId TEXT NOT NULL,
  Step INTEGER NOT NULL,
  AfterHours INTEGER NOT NULL,
  Line TEXT NOT NULL CHECK (length(Line) <= 32),
  Channel TEXT NOT NULL CHECK (length(Channel) <= 16),
  Risk INTEGER NOT NULL,
  CounsellorId TEXT NULL,
  DueAt INTEGER NOT NULL,
  State TEXT NOT NULL CHECK (length(State) <= 16),
  Attempts INTEGER NOT NULL,
  LastAttemptAt INTEGER NULL,
  Version INTEGER NOT NULL,
  CONSTRAINT UQ_FollowUps UNIQUE (ContactId, Step)
);
CREATE INDEX IX_FollowUps_State ON FollowUps (State, DueAt);

CREATE TABLE FollowUpAttempts (
  Id TEXT NOT NULL CONSTRAINT PK_FollowUpAttempts PRIMARY KEY,
  FollowUpId TEXT NOT NULL,
  At INTEGER NOT NULL,
  MadeBy TEXT NOT NULL,
  Outcome TEXT NOT NULL CHECK (length(Outcome) <= 16),
  ContactId TEXT NULL,
  Sealed TEXT NULL
);
CREATE INDEX IX_FollowUpAttempts_FollowUpId ON FollowUpAttempts (FollowUpId, At);

CREATE TABLE Reviews (
  ContactId TEXT NOT NULL CONSTRAINT PK_Reviews PRIMARY KEY,
  At INTEGER NOT NULL,
  ReviewedBy TEXT NOT NULL,
  Sealed TEXT NOT NULL
);

-- Settings of the whole service, every version kept; the highest is the one in force.
CREATE TABLE SettingVersions (
  Name TEXT NOT NULL CHECK (length(Name) <= 64),
  Version INTEGER NOT NULL,
  At INTEGER NOT NULL,
  ChangedBy TEXT NOT NULL,
  Value TEXT NOT NULL,
  CONSTRAINT PK_SettingVersions PRIMARY KEY (Name, Version)
);
