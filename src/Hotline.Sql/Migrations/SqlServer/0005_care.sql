-- Duty of care: the audit trail, persons of concern with their cases, follow-ups, reviews, and settings that keep their history.
-- What people write is sealed before it comes here; names, numbers and return codes are found by keyed hashes.

-- Numbers follow each other without a gap, each row hashed over the one before it (ops/adr/0010).
CREATE TABLE AuditTrail (
  Number BIGINT NOT NULL CONSTRAINT PK_AuditTrail PRIMARY KEY,
  Id UNIQUEIDENTIFIER NOT NULL,
  At DATETIME2(3) NOT NULL,
  Actor NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
  Act NVARCHAR(32) NOT NULL,
  Subject NVARCHAR(32) NOT NULL,
  About UNIQUEIDENTIFIER NULL,
  Detail NVARCHAR(1000) NULL,
  Reason NVARCHAR(MAX) NULL,
  Hash NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL
);
CREATE INDEX IX_AuditTrail_About ON AuditTrail (Subject, About, Number);
CREATE INDEX IX_AuditTrail_Actor ON AuditTrail (Actor, Number);

-- One row: where the chain ends. Whoever appends moves it first.
CREATE TABLE AuditHead (
  Id INT NOT NULL CONSTRAINT PK_AuditHead PRIMARY KEY,
  Number BIGINT NOT NULL,
  Hash NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL
);

CREATE TABLE Persons (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Persons PRIMARY KEY,
  Version BIGINT NOT NULL,
  Kind NVARCHAR(16) NOT NULL,
  Tier NVARCHAR(16) NOT NULL,
  TierSince DATETIME2(3) NOT NULL,
  ReviewAt DATETIME2(3) NULL,
  GuardianSafety NVARCHAR(16) NOT NULL,
  SafeToContact BIT NULL,
  Recognise BIT NOT NULL,
  Frequent BIT NOT NULL,
  County NVARCHAR(16) COLLATE Latin1_General_BIN2 NULL,
  AgeBand NVARCHAR(16) NOT NULL,
  MadeAt DATETIME2(3) NOT NULL,
  MadeBy UNIQUEIDENTIFIER NOT NULL,
  Sealed NVARCHAR(MAX) NOT NULL
);
CREATE INDEX IX_Persons_Tier ON Persons (Tier, ReviewAt);

-- Keyed hashes of an exact name, a telephone number or a return code. A code belongs to one person.
CREATE TABLE PersonKeys (
  PersonId UNIQUEIDENTIFIER NOT NULL,
  Kind NVARCHAR(16) NOT NULL,
  KeyHash NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
  CONSTRAINT PK_PersonKeys PRIMARY KEY (Kind, KeyHash, PersonId)
);
CREATE INDEX IX_PersonKeys_PersonId ON PersonKeys (PersonId);
CREATE UNIQUE INDEX UQ_PersonKeys_Code ON PersonKeys (KeyHash) WHERE Kind = 'Code';

CREATE TABLE TierChanges (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_TierChanges PRIMARY KEY,
  PersonId UNIQUEIDENTIFIER NOT NULL,
  At DATETIME2(3) NOT NULL,
  ChangedBy UNIQUEIDENTIFIER NOT NULL,
  FromTier NVARCHAR(16) NOT NULL,
  ToTier NVARCHAR(16) NOT NULL,
  ReviewAt DATETIME2(3) NULL,
  Reason NVARCHAR(MAX) NOT NULL
);
CREATE INDEX IX_TierChanges_PersonId ON TierChanges (PersonId, At);

CREATE TABLE Cases (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Cases PRIMARY KEY,
  PersonId UNIQUEIDENTIFIER NOT NULL,
  OpenedAt DATETIME2(3) NOT NULL,
  OpenedBy UNIQUEIDENTIFIER NOT NULL,
  ClosedAt DATETIME2(3) NULL,
  ClosedBy UNIQUEIDENTIFIER NULL,
  Sealed NVARCHAR(MAX) NOT NULL
);
CREATE INDEX IX_Cases_PersonId ON Cases (PersonId, OpenedAt);

CREATE TABLE PersonContacts (
  ContactId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_PersonContacts PRIMARY KEY,
  PersonId UNIQUEIDENTIFIER NOT NULL,
  CaseId UNIQUEIDENTIFIER NULL,
  LinkedAt DATETIME2(3) NOT NULL,
  LinkedBy UNIQUEIDENTIFIER NOT NULL
);
CREATE INDEX IX_PersonContacts_PersonId ON PersonContacts (PersonId, LinkedAt);

CREATE TABLE CaseEntries (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_CaseEntries PRIMARY KEY,
  PersonId UNIQUEIDENTIFIER NOT NULL,
  CaseId UNIQUEIDENTIFIER NULL,
  Kind NVARCHAR(32) NOT NULL,
  At DATETIME2(3) NOT NULL,
  WrittenBy UNIQUEIDENTIFIER NOT NULL,
  ContactId UNIQUEIDENTIFIER NULL,
  Sealed NVARCHAR(MAX) NOT NULL
);
CREATE INDEX IX_CaseEntries_PersonId ON CaseEntries (PersonId, At);

-- That a closed contact has been looked at for follow-ups, whatever its plan said.
CREATE TABLE FollowUpPlans (
  ContactId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_FollowUpPlans PRIMARY KEY,
  At DATETIME2(3) NOT NULL
);

CREATE TABLE FollowUps (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_FollowUps PRIMARY KEY,
  ContactId UNIQUEIDENTIFIER NOT NULL,
  Step INT NOT NULL,
  AfterHours INT NOT NULL,
  Line NVARCHAR(32) COLLATE Latin1_General_BIN2 NOT NULL,
  Channel NVARCHAR(16) NOT NULL,
  Risk INT NOT NULL,
  CounsellorId UNIQUEIDENTIFIER NULL,
  DueAt DATETIME2(3) NOT NULL,
  State NVARCHAR(16) NOT NULL,
  Attempts INT NOT NULL,
  LastAttemptAt DATETIME2(3) NULL,
  Version BIGINT NOT NULL,
  CONSTRAINT UQ_FollowUps UNIQUE (ContactId, Step)
);
CREATE INDEX IX_FollowUps_State ON FollowUps (State, DueAt);

CREATE TABLE FollowUpAttempts (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_FollowUpAttempts PRIMARY KEY,
  FollowUpId UNIQUEIDENTIFIER NOT NULL,
  At DATETIME2(3) NOT NULL,
  MadeBy UNIQUEIDENTIFIER NOT NULL,
  Outcome NVARCHAR(16) NOT NULL,
  ContactId UNIQUEIDENTIFIER NULL,
  Sealed NVARCHAR(MAX) NULL
);
CREATE INDEX IX_FollowUpAttempts_FollowUpId ON FollowUpAttempts (FollowUpId, At);

CREATE TABLE Reviews (
  ContactId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Reviews PRIMARY KEY,
  At DATETIME2(3) NOT NULL,
  ReviewedBy UNIQUEIDENTIFIER NOT NULL,
  Sealed NVARCHAR(MAX) NOT NULL
);

-- Settings of the whole service, every version kept; the highest is the one in force.
CREATE TABLE SettingVersions (
  Name NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
  Version BIGINT NOT NULL,
  At DATETIME2(3) NOT NULL,
  ChangedBy UNIQUEIDENTIFIER NOT NULL,
  Value NVARCHAR(MAX) NOT NULL,
  CONSTRAINT PK_SettingVersions PRIMARY KEY (Name, Version)
);
