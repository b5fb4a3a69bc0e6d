-- Escalations from raise to close, each step in the order of the journal, and every version of the office's limits and recipients.
CREATE TABLE Escalations (
  Id TEXT NOT NULL CONSTRAINT PK_Escalations PRIMARY KEY,
  ContactId TEXT NOT NULL,
  Kind TEXT NOT NULL CHECK (length(Kind) <= 32),
  State TEXT NOT NULL CHECK (length(State) <= 16),
  IsOpen INTEGER NOT NULL,
  Version INTEGER NOT NULL,
  Epoch TEXT NULL CHECK (length(Epoch) <= 40),
  County TEXT NULL CHECK (length(County) <= 16),
  Risk INTEGER NOT NULL,
  RaisedAt INTEGER NOT NULL,
  DueAt INTEGER NULL,
  AcknowledgedAt INTEGER NULL,
  ReportedAt INTEGER NULL,
  ClosedAt INTEGER NULL,
  Overdue INTEGER NOT NULL,
  Image TEXT NOT NULL
);
CREATE INDEX IX_Escalations_ContactId ON Escalations (ContactId, RaisedAt);
CREATE INDEX IX_Escalations_IsOpen ON Escalations (IsOpen, DueAt);
CREATE INDEX IX_Escalations_RaisedAt ON Escalations (RaisedAt, Kind);

CREATE TABLE EscalationSteps (
  Epoch TEXT NOT NULL CHECK (length(Epoch) <= 40),
  Number INTEGER NOT NULL,
  EscalationId TEXT NOT NULL,
  At INTEGER NOT NULL,
  Type TEXT NOT NULL CHECK (length(Type) <= 32),
  CausedBy TEXT NOT NULL CHECK (length(CausedBy) <= 64),
  State TEXT NOT NULL CHECK (length(State) <= 16),
  Owner TEXT NOT NULL CHECK (length(Owner) <= 64),
  CONSTRAINT PK_EscalationSteps PRIMARY KEY (Epoch, Number)
);
CREATE INDEX IX_EscalationSteps_EscalationId ON EscalationSteps (EscalationId, At);

CREATE TABLE EscalationPlans (
  Version INTEGER NOT NULL CONSTRAINT PK_EscalationPlans PRIMARY KEY,
  At INTEGER NOT NULL,
  ChangedBy TEXT NOT NULL CHECK (length(ChangedBy) <= 64),
  Value TEXT NOT NULL
);
