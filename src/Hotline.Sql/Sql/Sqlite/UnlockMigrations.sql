-- Params: none
COMMIT;
