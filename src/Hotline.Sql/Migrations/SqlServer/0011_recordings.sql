-- Recorded stretches of conversations; the audio itself is a sealed blob named after both ids.
CREATE TABLE Recordings (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Recordings PRIMARY KEY,
  ContactId UNIQUEIDENTIFIER NOT NULL,
  StartedAt DATETIME2(3) NOT NULL,
  Seconds INT NOT NULL,
  Bytes BIGINT NOT NULL
);
CREATE INDEX IX_Recordings_ContactId ON Recordings (ContactId, StartedAt);
CREATE INDEX IX_Recordings_StartedAt ON Recordings (StartedAt);
