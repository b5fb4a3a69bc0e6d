-- So many contacts at level 3 or 4 in seven days; then others are asked first. NULL: no limit.
ALTER TABLE Counsellors ADD HighRiskLimit INT NULL;
