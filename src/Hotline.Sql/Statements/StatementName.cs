namespace Hotline.Sql.Statements;

/// <summary>Every statement, by the name of its file; a test compares them with the files.</summary>
internal enum StatementName
{
    CountContacts, CountDeadLetters, CountLine, DeleteCounsellorLines, DeleteCounsellorSkills, DeleteStaffAccount,
    DeleteStaffRoles, InsertCentre, InsertContact, InsertCounsellor, InsertCounsellorLine, InsertCounsellorSkill,
    InsertCounty, InsertDeadLetter, InsertEvent, InsertForm, InsertGap, InsertLine, InsertMessage, InsertMoment, InsertPosition,
    InsertStaffAccount, InsertStaffRole, InsertSurvey, LockMigrations, MovePosition, PrepareConnection, PrepareStore,
    ReadContact, ReadContacts, ReadCounsellor, ReadCounsellorLines, ReadCounsellorSkills, ReadCounties, ReadEpochEnd, ReadEvents, ReadFacts,
    ReadForm, ReadGaps, ReadLines, ReadMessages, ReadMoment, ReadOpenContacts, ReadPosition, ReadStaffAccountById,
    ReadStaffAccountByName, ReadStaffAccountsInRole, ReadStaffRoles, ReadSurvey, ReadTraces, SearchContacts, UnlockMigrations,
    UpdateCentre, UpdateContact, UpdateCounsellor, UpdateCounty, UpdateForm, UpdateLine, UpdateStaffAccount, UpdateSurvey,
}
