-- The rota and the partners directory as the journal told them; the newest version of each is kept, what was taken out included.
-- People and numbers inside the images are sealed.
CREATE TABLE DutyShifts (
  Id TEXT NOT NULL CONSTRAINT PK_DutyShifts PRIMARY KEY,
  Version INTEGER NOT NULL,
  Role TEXT NOT NULL CHECK (length(Role) <= 32),
  County TEXT NULL CHECK (length(County) <= 16),
  FromAt INTEGER NOT NULL,
  OverAt INTEGER NULL,
  Image TEXT NOT NULL
);
CREATE INDEX IX_DutyShifts_OverAt ON DutyShifts (OverAt);

CREATE TABLE Partners (
  Id TEXT NOT NULL CONSTRAINT PK_Partners PRIMARY KEY,
  Version INTEGER NOT NULL,
  Kind TEXT NOT NULL CHECK (length(Kind) <= 32),
  County TEXT NULL CHECK (length(County) <= 16),
  Name TEXT NOT NULL CHECK (length(Name) <= 100),
  Active INTEGER NOT NULL,
  Image TEXT NOT NULL
);
CREATE INDEX IX_Partners_Kind ON Partners (Kind, County);
