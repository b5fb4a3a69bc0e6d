-- Params: @ContactId UNIQUEIDENTIFIER
SELECT PersonId FROM PersonContacts WHERE ContactId = @ContactId;
