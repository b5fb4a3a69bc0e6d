-- Escalations from raise to close, each step in the order of the journal, and every version of the office's limits and recipients.
CREATE TABLE Escalations (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Escalations PRIMARY KEY,
  ContactId UNIQUEIDENTIFIER NOT NULL,
  Kind NVARCHAR(32) NOT NULL,
  State NVARCHAR(16) NOT NULL,
  IsOpen BIT NOT NULL,
  Version BIGINT NOT NULL,
  Epoch NVARCHAR(40) COLLATE Latin1_General_BIN2 NULL,
  County NVARCHAR(16) COLLATE Latin1_General_BIN2 NULL,
  Risk INT NOT NULL,
  RaisedAt DATETIME2(3) NOT NULL,
  DueAt DATETIME2(3) NULL,
  AcknowledgedAt DATETIME2(3) NULL,
  ReportedAt DATETIME2(3) NULL,
  ClosedAt DATETIME2(3) NULL,
  Overdue INT NOT NULL,
  Image NVARCHAR(MAX) NOT NULL
);
CREATE INDEX IX_Escalations_ContactId ON Escalations (ContactId, RaisedAt);
CREATE INDEX IX_Escalations_IsOpen ON Escalations (IsOpen, DueAt);
CREATE INDEX IX_Escalations_RaisedAt ON Escalations (RaisedAt, Kind);

CREATE TABLE EscalationSteps (
  Epoch NVARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
  Number BIGINT NOT NULL,
  EscalationId UNIQUEIDENTIFIER NOT NULL,
  At DATETIME2(3) NOT NULL,
  Type NVARCHAR(32) NOT NULL,
  CausedBy NVARCHAR(64) NOT NULL,
  State NVARCHAR(16) NOT NULL,
  Owner NVARCHAR(64) NOT NULL,
  CONSTRAINT PK_EscalationSteps PRIMARY KEY (Epoch, Number)
);
CREATE INDEX IX_EscalationSteps_EscalationId ON EscalationSteps (EscalationId, At);

CREATE TABLE EscalationPlans (
  Version BIGINT NOT NULL CONSTRAINT PK_EscalationPlans PRIMARY KEY,
  At DATETIME2(3) NOT NULL,
  ChangedBy NVARCHAR(64) NOT NULL,
  Value NVARCHAR(MAX) NOT NULL
);
