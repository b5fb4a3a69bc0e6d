-- What each event says about who waited and who was on shift (Hotline.Core/Measures/Trace.cs), so that any past moment can be rebuilt,
-- and moments kept from time to time, from which a rebuilding starts. Events from before this version have no trace.
ALTER TABLE JournalEvents ADD COLUMN Trace TEXT NULL;
ALTER TABLE Contacts ADD COLUMN TargetMilliseconds INTEGER NULL;

CREATE TABLE Moments (
  Epoch TEXT NOT NULL CHECK (length(Epoch) <= 40),
  Number INTEGER NOT NULL,
  At INTEGER NOT NULL,
  Image TEXT NOT NULL,
  CONSTRAINT PK_Moments PRIMARY KEY (Epoch, Number)
);
CREATE INDEX IX_Moments_At ON Moments (At);
