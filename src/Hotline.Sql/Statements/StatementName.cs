namespace Hotline.Sql.Statements;

/// <summary>Every statement, by the name of its file; a test compares them with the files.</summary>
internal enum StatementName
{
    CloseCase, CountContacts, CountDeadLetters, CountLine, CountPersonCodes, DeleteCounsellorLines, DeleteCounsellorSkills,
    DeletePersonCode, DeletePersonKeys, DeleteStaffAccount, DeleteStaffRoles, FindPersons, InsertAuditHead, InsertAuditRow,
    InsertCase, InsertCaseEntry, InsertCentre, InsertContact, InsertCounsellor, InsertCounsellorLine, InsertCounsellorSkill,
    InsertCounty, InsertDeadLetter, InsertEvent, InsertFollowUp, InsertFollowUpAttempt, InsertFollowUpPlan, InsertForm,
    InsertGap, InsertLine, InsertMessage, InsertPerson, InsertPersonContact, InsertPersonKey, InsertPosition, InsertReview,
    InsertSetting, InsertStaffAccount, InsertStaffRole, InsertSurvey, InsertTierChange, LockMigrations, MoveAuditHead,
    MoveDueFollowUps, MovePosition, PrepareConnection, PrepareStore, ReadAuditAbout, ReadAuditHead, ReadAuditRows,
    ReadCaseEntries, ReadCases, ReadContact, ReadContacts, ReadCounsellor, ReadCounsellorLines, ReadCounsellorSkills,
    ReadCounties, ReadDueFollowUps, ReadEvents, ReadFollowUp, ReadForm, ReadGaps, ReadLines, ReadMessages, ReadOpenContacts,
    ReadPerson, ReadPersonContacts, ReadPersonFollowUps, ReadPersonOf, ReadPersonsByTier, ReadPosition, ReadSetting,
    ReadStaffAccountById, ReadStaffAccountByName, ReadStaffAccountsInRole, ReadStaffRoles, ReadSurvey, ReadTierChanges,
    ReadUnplanned, ReadUnreviewed, SearchContacts, UnlockMigrations, UpdateAuditHead, UpdateCentre, UpdateContact,
    UpdateCounsellor, UpdateCounty, UpdateFollowUp, UpdateForm, UpdateLine, UpdatePerson, UpdatePersonContact,
    UpdatePersonTier, UpdateStaffAccount, UpdateSurvey,
}
