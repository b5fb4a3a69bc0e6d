using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Sql.Dialects;
using Hotline.Sql.Reading;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Care;

/// <summary>Reviews and settings; persons, cases and follow-ups have files of their own.</summary>
internal sealed partial class SqlCareRecord(Database database, UnreadRows unread) : ICareRecord
{
    public Task<IReadOnlyList<Contact>> ReadUnreviewedAsync(int most, CancellationToken cancellation) =>
        database.ReadAsync(session => ReadContacts.ImagesAsync(session, StatementName.ReadUnreviewed, new { Most = most }), cancellation);

    public Task<bool> ReviewAsync(Guid contact, Guid by, DateTimeOffset at, string sealedNote, CancellationToken cancellation) => database.WriteAsync(
        async session => await session.ExecuteAsync(StatementName.InsertReview, new { ContactId = contact, At = at, ReviewedBy = by, Sealed = sealedNote }) == 1, cancellation);

    public Task<(long Version, string Value)?> ReadSettingAsync(string name, CancellationToken cancellation) => database.ReadAsync<(long, string)?>(
        async session => await session.QueryOneAsync<SettingRow>(StatementName.ReadSetting, new { Name = name }) is { } row ? (row.Version, row.Value) : null, cancellation);

    public Task<bool> SaveSettingAsync(string name, long version, string value, Guid by, DateTimeOffset at, CancellationToken cancellation) =>
        UnlessThereAsync(async session => await session.ExecuteAsync(StatementName.InsertSetting, new { Name = name, Version = version, At = at, ChangedBy = by, Value = value }) == 1, cancellation);

    /// <returns>False where the key is there already: whoever came second wrote nothing.</returns>
    private async Task<bool> UnlessThereAsync(Func<Session, Task<bool>> work, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync(work, cancellation);
        }
        catch (Exception failure) when (database.Dialect.Classify(failure) is Failure.Duplicate)
        {
            return false;
        }
    }

    private sealed class SettingRow
    {
        public long Version { get; init; }
        public string Value { get; init; } = "";
    }
}
