-- Params: none
-- First statement of each append: its row lock makes the next one wait until this one has its hash.
UPDATE AuditHead SET Number = Number + 1 WHERE Id = 1;
