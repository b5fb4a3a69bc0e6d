-- Recorded stretches of conversations; the audio itself is a sealed blob named after both ids.
CREATE TABLE Recordings (
  Id TEXT NOT NULL CONSTRAINT PK_Recordings PRIMARY KEY,
  ContactId TEXT NOT NULL,
  StartedAt INTEGER NOT NULL,
  Seconds INTEGER NOT NULL,
  Bytes INTEGER NOT NULL
);
CREATE INDEX IX_Recordings_ContactId ON Recordings (ContactId, StartedAt);
CREATE INDEX IX_Recordings_StartedAt ON Recordings (StartedAt);
