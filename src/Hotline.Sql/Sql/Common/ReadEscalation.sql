-- Params: @Id UNIQUEIDENTIFIER
SELECT Image FROM Escalations WHERE Id = @Id;
