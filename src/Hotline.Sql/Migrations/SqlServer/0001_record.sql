-- Text keys are compared byte for byte (BIN2), as SQLite does: '12355' is not equal to a look-alike, and epochs, which are
-- UUIDv7 texts, sort by time. Times are UTC. Names of enum members are stored as they are written in C#.
-- Nothing that comes from the journal has a foreign key: an event that arrives without its neighbours must still be kept.

CREATE TABLE Contacts (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Contacts PRIMARY KEY NONCLUSTERED,
  Line NVARCHAR(32) COLLATE Latin1_General_BIN2 NOT NULL,
  Channel NVARCHAR(16) NOT NULL,
  Direction NVARCHAR(16) NOT NULL,
  Requirement NVARCHAR(400) NOT NULL,
  State NVARCHAR(16) NOT NULL,
  IsOpen BIT NOT NULL,
  Version BIGINT NOT NULL,
  Epoch NVARCHAR(40) COLLATE Latin1_General_BIN2 NULL,
  Priority NVARCHAR(16) NOT NULL,
  ArrivedAt DATETIME2(3) NOT NULL,
  Day NVARCHAR(10) COLLATE Latin1_General_BIN2 NULL,
  Hour INT NOT NULL,
  AnsweredAt DATETIME2(3) NULL,
  EndedAt DATETIME2(3) NULL,
  ClosedAt DATETIME2(3) NULL,
  WaitMilliseconds BIGINT NULL,
  CounsellorId UNIQUEIDENTIFIER NULL,
  CounsellorAlias NVARCHAR(200) NULL,
  Messages INT NOT NULL,
  Transfers INT NOT NULL,
  Offers INT NOT NULL,
  Risk INT NOT NULL,
  Disposition NVARCHAR(32) NOT NULL,
  EndedBy NVARCHAR(16) NULL,
  EndReason NVARCHAR(400) NULL,
  ShortAbandon BIT NOT NULL,
  County NVARCHAR(16) COLLATE Latin1_General_BIN2 NULL,
  AgeBand NVARCHAR(16) NULL,
  WhoCalls NVARCHAR(16) NULL,
  Topic NVARCHAR(32) NULL,
  Dialled NVARCHAR(32) NULL,
  CallerKey NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
  Image NVARCHAR(MAX) NOT NULL
);
CREATE CLUSTERED INDEX IX_Contacts_ArrivedAt ON Contacts (ArrivedAt, Id);
CREATE INDEX IX_Contacts_Line_Day ON Contacts (Line, Day);
CREATE INDEX IX_Contacts_CounsellorId ON Contacts (CounsellorId, ArrivedAt);
CREATE INDEX IX_Contacts_CallerKey ON Contacts (CallerKey, ArrivedAt);
CREATE INDEX IX_Contacts_Open ON Contacts (Id) WHERE IsOpen = 1;

-- After a rollback of the live store two different events may carry one number of one epoch; both are kept.
CREATE TABLE JournalEvents (
  Epoch NVARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
  Number BIGINT NOT NULL,
  EventId NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
  ContactId UNIQUEIDENTIFIER NULL,
  CounsellorId UNIQUEIDENTIFIER NULL,
  At DATETIME2(3) NOT NULL,
  Type NVARCHAR(32) NOT NULL,
  CausedBy NVARCHAR(64) NOT NULL,
  Detail NVARCHAR(MAX) NULL,
  CONSTRAINT PK_JournalEvents PRIMARY KEY (Epoch, Number, EventId),
  CONSTRAINT UQ_JournalEvents_EventId UNIQUE (EventId)
);
CREATE INDEX IX_JournalEvents_ContactId ON JournalEvents (ContactId, Epoch, Number);

CREATE TABLE Messages (
  ContactId UNIQUEIDENTIFIER NOT NULL,
  Id UNIQUEIDENTIFIER NOT NULL,
  Number INT NOT NULL,
  Author NVARCHAR(16) NOT NULL,
  CounsellorId UNIQUEIDENTIFIER NULL,
  At DATETIME2(3) NOT NULL,
  Text NVARCHAR(MAX) NOT NULL,
  KeyId NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
  CONSTRAINT PK_Messages PRIMARY KEY (ContactId, Id)
);

CREATE TABLE Forms (
  ContactId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Forms PRIMARY KEY,
  Version BIGINT NOT NULL,
  Coded NVARCHAR(MAX) NOT NULL,
  Kind NVARCHAR(32) NULL,
  Topic NVARCHAR(32) NULL,
  Risk INT NOT NULL,
  Disposition NVARCHAR(32) NOT NULL,
  County NVARCHAR(16) COLLATE Latin1_General_BIN2 NULL,
  Sealed NVARCHAR(MAX) NOT NULL,
  KeyId NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL
);

CREATE TABLE Surveys (
  ContactId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Surveys PRIMARY KEY,
  Helped INT NULL,
  Calmer INT NULL,
  At DATETIME2(3) NOT NULL
);

CREATE TABLE Lines (
  Code NVARCHAR(32) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT PK_Lines PRIMARY KEY,
  Version BIGINT NOT NULL,
  Settings NVARCHAR(MAX) NOT NULL
);

CREATE TABLE Counsellors (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Counsellors PRIMARY KEY,
  Alias NVARCHAR(200) NOT NULL,
  Certificate NVARCHAR(1) NOT NULL,
  County NVARCHAR(16) COLLATE Latin1_General_BIN2 NULL,
  ChatCapacity INT NOT NULL,
  TakesVoice BIT NOT NULL,
  VoiceAddress NVARCHAR(400) NULL,
  Active BIT NOT NULL
);
CREATE TABLE CounsellorLines (
  CounsellorId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CounsellorLines_Counsellors REFERENCES Counsellors (Id),
  Line NVARCHAR(32) COLLATE Latin1_General_BIN2 NOT NULL,
  CONSTRAINT PK_CounsellorLines PRIMARY KEY (CounsellorId, Line)
);
CREATE TABLE CounsellorSkills (
  CounsellorId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CounsellorSkills_Counsellors REFERENCES Counsellors (Id),
  Skill NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
  Level INT NOT NULL,
  CONSTRAINT PK_CounsellorSkills PRIMARY KEY (CounsellorId, Skill)
);

CREATE TABLE Counties (
  Code NVARCHAR(16) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT PK_Counties PRIMARY KEY,
  Name NVARCHAR(100) NOT NULL,
  NameEn NVARCHAR(100) NOT NULL
);
CREATE TABLE Centres (
  County NVARCHAR(16) COLLATE Latin1_General_BIN2 NOT NULL
    CONSTRAINT PK_Centres PRIMARY KEY CONSTRAINT FK_Centres_Counties REFERENCES Counties (Code),
  Name NVARCHAR(100) NOT NULL
);

CREATE TABLE StaffAccounts (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_StaffAccounts PRIMARY KEY,
  UserName NVARCHAR(64) NOT NULL,
  NormalizedUserName NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT UQ_StaffAccounts_Name UNIQUE,
  DisplayName NVARCHAR(100) NOT NULL,
  PasswordHash NVARCHAR(400) NULL,
  SecurityStamp NVARCHAR(64) NULL,
  ConcurrencyStamp NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
  LockoutEnd DATETIME2(3) NULL,
  AccessFailedCount INT NOT NULL,
  LockoutEnabled BIT NOT NULL,
  Disabled BIT NOT NULL
);
CREATE TABLE StaffRoles (
  AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_StaffRoles_StaffAccounts REFERENCES StaffAccounts (Id),
  Role NVARCHAR(32) NOT NULL,
  CONSTRAINT PK_StaffRoles PRIMARY KEY (AccountId, Role)
);

CREATE TABLE JournalPosition (
  Cell NVARCHAR(32) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT PK_JournalPosition PRIMARY KEY,
  Epoch NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
  Number BIGINT NOT NULL,
  EventId NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL
);
CREATE TABLE JournalGaps (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_JournalGaps PRIMARY KEY,
  Cell NVARCHAR(32) COLLATE Latin1_General_BIN2 NOT NULL,
  At DATETIME2(3) NOT NULL,
  Reason NVARCHAR(400) NOT NULL,
  AfterEpoch NVARCHAR(400) NULL,
  AfterNumber BIGINT NULL,
  NextEpoch NVARCHAR(400) NULL,
  NextNumber BIGINT NULL
);
CREATE TABLE DeadLetters (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_DeadLetters PRIMARY KEY,
  Cell NVARCHAR(32) COLLATE Latin1_General_BIN2 NOT NULL,
  Epoch NVARCHAR(400) NOT NULL,
  Number BIGINT NOT NULL,
  EventId NVARCHAR(400) NOT NULL,
  Json NVARCHAR(MAX) NOT NULL,
  Error NVARCHAR(1000) NOT NULL,
  At DATETIME2(3) NOT NULL
);
CREATE INDEX IX_DeadLetters_Cell ON DeadLetters (Cell, At);
