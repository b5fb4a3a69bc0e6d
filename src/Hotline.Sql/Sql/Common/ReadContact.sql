-- Params: @Id UNIQUEIDENTIFIER
SELECT Image FROM Contacts WHERE Id = @Id;
