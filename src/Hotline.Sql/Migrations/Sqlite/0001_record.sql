-- The same tables as on SQL Server. Identifiers are lower-case UUID texts, times are Unix milliseconds (UTC), flags are 0 and 1.
-- SQLite does not limit texts by itself: the checks refuse what SQL Server would refuse.
-- Nothing that comes from the journal has a foreign key: an event that arrives without its neighbours must still be kept.

CREATE TABLE Contacts (
  Id TEXT NOT NULL CONSTRAINT PK_Contacts PRIMARY KEY,
  Line TEXT NOT NULL CHECK (length(Line) <= 32),
  Channel TEXT NOT NULL CHECK (length(Channel) <= 16),
  Direction TEXT NOT NULL CHECK (length(Direction) <= 16),
  Requirement TEXT NOT NULL CHECK (length(Requirement) <= 400),
  State TEXT NOT NULL CHECK (length(State) <= 16),
  IsOpen INTEGER NOT NULL,
  Version INTEGER NOT NULL,
  Epoch TEXT NULL CHECK (length(Epoch) <= 40),
  Priority TEXT NOT NULL CHECK (length(Priority) <= 16),
  ArrivedAt INTEGER NOT NULL,
  Day TEXT NULL CHECK (length(Day) <= 10),
  Hour INTEGER NOT NULL,
  AnsweredAt INTEGER NULL,
  EndedAt INTEGER NULL,
  ClosedAt INTEGER NULL,
  WaitMilliseconds INTEGER NULL,
  CounsellorId TEXT NULL,
  CounsellorAlias TEXT NULL CHECK (length(CounsellorAlias) <= 200),
  Messages INTEGER NOT NULL,
  Transfers INTEGER NOT NULL,
  Offers INTEGER NOT NULL,
  Risk INTEGER NOT NULL,
  Disposition TEXT NOT NULL CHECK (length(Disposition) <= 32),
  EndedBy TEXT NULL CHECK (length(EndedBy) <= 16),
  EndReason TEXT NULL CHECK (length(EndReason) <= 400),
  ShortAbandon INTEGER NOT NULL,
  County TEXT NULL CHECK (length(County) <= 16),
  AgeBand TEXT NULL CHECK (length(AgeBand) <= 16),
  WhoCalls TEXT NULL CHECK (length(WhoCalls) <= 16),
  Topic TEXT NULL CHECK (length(Topic) <= 32),
  Dialled TEXT NULL CHECK (length(Dialled) <= 32),
  CallerKey TEXT NULL CHECK (length(CallerKey) <= 64),
  Image TEXT NOT NULL
);
CREATE INDEX IX_Contacts_ArrivedAt ON Contacts (ArrivedAt, Id);
CREATE INDEX IX_Contacts_Line_Day ON Contacts (Line, Day);
CREATE INDEX IX_Contacts_CounsellorId ON Contacts (CounsellorId, ArrivedAt);
CREATE INDEX IX_Contacts_CallerKey ON Contacts (CallerKey, ArrivedAt);
CREATE INDEX IX_Contacts_Open ON Contacts (Id) WHERE IsOpen = 1;

-- After a rollback of the live store two different events may carry one number of one epoch; both are kept.
CREATE TABLE JournalEvents (
  Epoch TEXT NOT NULL CHECK (length(Epoch) <= 40),
  Number INTEGER NOT NULL,
  EventId TEXT NOT NULL CHECK (length(EventId) <= 100),
  ContactId TEXT NULL,
  CounsellorId TEXT NULL,
  At INTEGER NOT NULL,
  Type TEXT NOT NULL CHECK (length(Type) <= 32),
  CausedBy TEXT NOT NULL CHECK (length(CausedBy) <= 64),
  Detail TEXT NULL,
  CONSTRAINT PK_JournalEvents PRIMARY KEY (Epoch, Number, EventId),
  CONSTRAINT UQ_JournalEvents_EventId UNIQUE (EventId)
);
CREATE INDEX IX_JournalEvents_ContactId ON JournalEvents (ContactId, Epoch, Number);

CREATE TABLE Messages (
  ContactId TEXT NOT NULL,
  Id TEXT NOT NULL,
  Number INTEGER NOT NULL,
  Author TEXT NOT NULL CHECK (length(Author) <= 16),
  CounsellorId TEXT NULL,
  At INTEGER NOT NULL,
  Text TEXT NOT NULL,
  KeyId TEXT NULL CHECK (length(KeyId) <= 64),
  CONSTRAINT PK_Messages PRIMARY KEY (ContactId, Id)
);

CREATE TABLE Forms (
  ContactId TEXT NOT NULL CONSTRAINT PK_Forms PRIMARY KEY,
  Version INTEGER NOT NULL,
  Coded TEXT NOT NULL,
  Kind TEXT NULL CHECK (length(Kind) <= 32),
  Topic TEXT NULL CHECK (length(Topic) <= 32),
  Risk INTEGER NOT NULL,
  Disposition TEXT NOT NULL CHECK (length(Disposition) <= 32),
  County TEXT NULL CHECK (length(County) <= 16),
  Sealed TEXT NOT NULL,
  KeyId TEXT NULL CHECK (length(KeyId) <= 64)
);

CREATE TABLE Surveys (
  ContactId TEXT NOT NULL CONSTRAINT PK_Surveys PRIMARY KEY,
  Helped INTEGER NULL,
  Calmer INTEGER NULL,
  At INTEGER NOT NULL
);

CREATE TABLE Lines (
  Code TEXT NOT NULL CONSTRAINT PK_Lines PRIMARY KEY CHECK (length(Code) <= 32),
  Version INTEGER NOT NULL,
  Settings TEXT NOT NULL
);

CREATE TABLE Counsellors (
  Id TEXT NOT NULL CONSTRAINT PK_Counsellors PRIMARY KEY,
  Alias TEXT NOT NULL CHECK (length(Alias) <= 200),
  Certificate TEXT NOT NULL CHECK (length(Certificate) <= 1),
  County TEXT NULL CHECK (length(County) <= 16),
  ChatCapacity INTEGER NOT NULL,
  TakesVoice INTEGER NOT NULL,
  VoiceAddress TEXT NULL CHECK (length(VoiceAddress) <= 400),
  Active INTEGER NOT NULL
);
CREATE TABLE CounsellorLines (
  CounsellorId TEXT NOT NULL CONSTRAINT FK_CounsellorLines_Counsellors REFERENCES Counsellors (Id),
  Line TEXT NOT NULL CHECK (length(Line) <= 32),
  CONSTRAINT PK_CounsellorLines PRIMARY KEY (CounsellorId, Line)
);
CREATE TABLE CounsellorSkills (
  CounsellorId TEXT NOT NULL CONSTRAINT FK_CounsellorSkills_Counsellors REFERENCES Counsellors (Id),
  Skill TEXT NOT NULL CHECK (length(Skill) <= 64),
  Level INTEGER NOT NULL,
  CONSTRAINT PK_CounsellorSkills PRIMARY KEY (CounsellorId, Skill)
);

CREATE TABLE Counties (
  Code TEXT NOT NULL CONSTRAINT PK_Counties PRIMARY KEY CHECK (length(Code) <= 16),
  Name TEXT NOT NULL CHECK (length(Name) <= 100),
  NameEn TEXT NOT NULL CHECK (length(NameEn) <= 100)
);
CREATE TABLE Centres (
  County TEXT NOT NULL CHECK (length(County) <= 16)
    CONSTRAINT PK_Centres PRIMARY KEY CONSTRAINT FK_Centres_Counties REFERENCES Counties (Code),
  Name TEXT NOT NULL CHECK (length(Name) <= 100)
);

CREATE TABLE StaffAccounts (
  Id TEXT NOT NULL CONSTRAINT PK_StaffAccounts PRIMARY KEY,
  UserName TEXT NOT NULL CHECK (length(UserName) <= 64),
  NormalizedUserName TEXT NOT NULL CONSTRAINT UQ_StaffAccounts_Name UNIQUE CHECK (length(NormalizedUserName) <= 64),
  DisplayName TEXT NOT NULL CHECK (length(DisplayName) <= 100),
  PasswordHash TEXT NULL CHECK (length(PasswordHash) <= 400),
  SecurityStamp TEXT NULL CHECK (length(SecurityStamp) <= 64),
  ConcurrencyStamp TEXT NOT NULL CHECK (length(ConcurrencyStamp) <= 64),
  LockoutEnd INTEGER NULL,
  AccessFailedCount INTEGER NOT NULL,
  LockoutEnabled INTEGER NOT NULL,
  Disabled INTEGER NOT NULL
);
CREATE TABLE StaffRoles (
  AccountId TEXT NOT NULL CONSTRAINT FK_StaffRoles_StaffAccounts REFERENCES StaffAccounts (Id),
  Role TEXT NOT NULL CHECK (length(Role) <= 32),
  CONSTRAINT PK_StaffRoles PRIMARY KEY (AccountId, Role)
);

CREATE TABLE JournalPosition (
  Cell TEXT NOT NULL CONSTRAINT PK_JournalPosition PRIMARY KEY CHECK (length(Cell) <= 32),
  Epoch TEXT NOT NULL CHECK (length(Epoch) <= 400),
  Number INTEGER NOT NULL,
  EventId TEXT NOT NULL CHECK (length(EventId) <= 400)
);
CREATE TABLE JournalGaps (
  Id TEXT NOT NULL CONSTRAINT PK_JournalGaps PRIMARY KEY,
  Cell TEXT NOT NULL CHECK (length(Cell) <= 32),
  At INTEGER NOT NULL,
  Reason TEXT NOT NULL CHECK (length(Reason) <= 400),
  AfterEpoch TEXT NULL CHECK (length(AfterEpoch) <= 400),
  AfterNumber INTEGER NULL,
  NextEpoch TEXT NULL CHECK (length(NextEpoch) <= 400),
  NextNumber INTEGER NULL
);
CREATE TABLE DeadLetters (
  Id TEXT NOT NULL CONSTRAINT PK_DeadLetters PRIMARY KEY,
  Cell TEXT NOT NULL CHECK (length(Cell) <= 32),
  Epoch TEXT NOT NULL CHECK (length(Epoch) <= 400),
  Number INTEGER NOT NULL,
  EventId TEXT NOT NULL CHECK (length(EventId) <= 400),
  Json TEXT NOT NULL,
  Error TEXT NOT NULL CHECK (length(Error) <= 1000),
  At INTEGER NOT NULL
);
CREATE INDEX IX_DeadLetters_Cell ON DeadLetters (Cell, At);
