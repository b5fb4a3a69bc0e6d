-- The rota and the partners directory as the journal told them; the newest version of each is kept, what was taken out included.
-- People and numbers inside the images are sealed.
CREATE TABLE DutyShifts (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_DutyShifts PRIMARY KEY,
  Version BIGINT NOT NULL,
  Role NVARCHAR(32) NOT NULL,
  County NVARCHAR(16) NULL,
  FromAt DATETIME2(3) NOT NULL,
  OverAt DATETIME2(3) NULL,
  Image NVARCHAR(MAX) NOT NULL
);
CREATE INDEX IX_DutyShifts_OverAt ON DutyShifts (OverAt);

CREATE TABLE Partners (
  Id UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Partners PRIMARY KEY,
  Version BIGINT NOT NULL,
  Kind NVARCHAR(32) NOT NULL,
  County NVARCHAR(16) NULL,
  Name NVARCHAR(100) NOT NULL,
  Active BIT NOT NULL,
  Image NVARCHAR(MAX) NOT NULL
);
CREATE INDEX IX_Partners_Kind ON Partners (Kind, County);
