namespace Hotline.Sql.Statements;

/// <summary>Every statement, by the name of its file; a test compares them with the files.</summary>
internal enum StatementName
{
    CountContacts, CountDeadLetters, CountHighRisk, CountLine, DeleteCounsellorLines, DeleteCounsellorSkills, DeleteStaffAccount,
    DeleteStaffRoles, InsertCentre, InsertContact, InsertCounsellor, InsertCounsellorLine, InsertCounsellorSkill,
    InsertCounty, InsertDeadLetter, InsertEvent, InsertForm, InsertGap, InsertLine, InsertMessage, InsertPosition,
    InsertStaffAccount, InsertStaffRole, InsertSurvey, LockMigrations, MovePosition, PrepareConnection, PrepareStore,
    ReadContact, ReadContacts, ReadCounsellor, ReadCounsellorLines, ReadCounsellorSkills, ReadCounties, ReadEvents,
    ReadForm, ReadGaps, ReadLines, ReadMessages, ReadOpenContacts, ReadPosition, ReadStaffAccountById,
    ReadStaffAccountByName, ReadStaffAccountsInRole, ReadStaffRoles, ReadSurvey, SearchContacts, UnlockMigrations,
    UpdateCentre, UpdateContact, UpdateCounsellor, UpdateCounty, UpdateForm, UpdateLine, UpdateStaffAccount, UpdateSurvey,
}
