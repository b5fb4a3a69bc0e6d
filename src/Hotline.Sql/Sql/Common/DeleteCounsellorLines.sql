-- Params: @CounsellorId UNIQUEIDENTIFIER
DELETE FROM CounsellorLines WHERE CounsellorId = @CounsellorId;
