-- What each event says about who waited and who was on shift (Hotline.Core/Measures/Trace.cs), so that any past moment can be rebuilt,
-- and moments kept from time to time, from which a rebuilding starts. Events from before this version have no trace.
ALTER TABLE JournalEvents ADD Trace NVARCHAR(MAX) NULL;
ALTER TABLE Contacts ADD TargetMilliseconds BIGINT NULL;

CREATE TABLE Moments (
  Epoch NVARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
  Number BIGINT NOT NULL,
  At DATETIME2(3) NOT NULL,
  Image NVARCHAR(MAX) NOT NULL,
  CONSTRAINT PK_Moments PRIMARY KEY (Epoch, Number)
);
CREATE INDEX IX_Moments_At ON Moments (At);
