-- Params: @CounsellorId UNIQUEIDENTIFIER
SELECT Line FROM CounsellorLines WHERE CounsellorId = @CounsellorId ORDER BY Line;
