using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Record;
using Hotline.Core.Settings;
using Hotline.Core.Wallboard;
using Hotline.Sql.People;
using Hotline.Sql.Reading;
using Hotline.Sql.Recording;
using Microsoft.Extensions.Logging;

namespace Hotline.Sql;

/// <summary>The record in SQL Server or SQLite: each group of the port's methods has its own class, this is their table of contents.</summary>
internal sealed class SqlRecord(Database database, UnreadRows unread, TimeProvider time, ILogger<SqlRecord> logger) : IRecord
{
    private readonly Migrator _migrator = new(database, logger);
    private readonly ApplyPage _apply = new(database, time, logger);
    private readonly ReadJournal _journal = new(database, unread);
    private readonly ReadContacts _contacts = new(database, unread);
    private readonly SearchContacts _search = new(database);
    private readonly ReadCounters _counters = new(database, unread);
    private readonly CounsellorTable _counsellors = new(database);
    private readonly CountyTable _counties = new(database);
    private readonly ReadOptOuts _optOuts = new(database);
    private readonly SettingTable _settings = new(database);
    private readonly DutyTable _duty = new(database, unread, time);

    public Task MigrateAsync(CancellationToken cancellation) => _migrator.MigrateAsync(cancellation);

    public Task<JournalPosition?> ReadPositionAsync(CancellationToken cancellation) => _journal.PositionAsync(cancellation);

    public Task<bool> ApplyAsync(JournalPosition? expected, JournalPage page, CancellationToken cancellation) =>
        _apply.HandleAsync(expected, page, cancellation);

    public Task<IReadOnlyList<Contact>> ReadOpenContactsAsync(Guid? after, int most, CancellationToken cancellation) =>
        _contacts.OpenAsync(after, most, cancellation);

    public Task<IReadOnlyList<Contact>> ReadContactsAsync(IReadOnlyList<Guid> contacts, CancellationToken cancellation) =>
        _contacts.ManyAsync(contacts, cancellation);

    public Task<IReadOnlyList<ChatMessage>> ReadMessagesAsync(Guid contact, CancellationToken cancellation) =>
        _contacts.MessagesAsync(contact, cancellation);

    public Task<SealedForm?> ReadFormAsync(Guid contact, CancellationToken cancellation) => _contacts.FormAsync(contact, cancellation);

    public Task<IReadOnlyList<ContactTexts>> ReadTextsAsync(IReadOnlyList<Guid> contacts, CancellationToken cancellation) => _contacts.TextsAsync(contacts, cancellation);

    public Task<IReadOnlyList<Line>> ReadLinesAsync(CancellationToken cancellation) => _counters.LinesAsync(cancellation);

    public Task<IReadOnlyList<LiveSetting>> ReadSettingVersionsAsync(string name, CancellationToken cancellation) => _settings.VersionsAsync(name, cancellation);

    public Task<DutyNow> ReadDutyAsync(CancellationToken cancellation) => _duty.ReadAsync(cancellation);

    public Task<IReadOnlyList<string>> ReadOptOutsAsync(CancellationToken cancellation) => _optOuts.HandleAsync(cancellation);

    public Task<IReadOnlyList<LineCounters>> ReadCountersAsync(IReadOnlyDictionary<string, string> dayByLine, CancellationToken cancellation) =>
        _counters.HandleAsync(dayByLine, cancellation);

    public Task<int> CountHighRiskAsync(Guid counsellor, DateTimeOffset since, CancellationToken cancellation) => _counsellors.CountHighRiskAsync(counsellor, since, cancellation);
    public Task<Counsellor?> ReadCounsellorAsync(Guid counsellor, CancellationToken cancellation) => _counsellors.ReadAsync(counsellor, cancellation);

    public Task SaveCounsellorAsync(Counsellor profile, CancellationToken cancellation) => _counsellors.SaveAsync(profile, cancellation);

    public Task SaveCountyAsync(County county, CancellationToken cancellation) => _counties.SaveAsync(county, cancellation);

    public Task<IReadOnlyList<County>> ReadCountiesAsync(CancellationToken cancellation) => _counties.ReadAsync(cancellation);

    public Task<ContactPage> SearchAsync(ContactSearch search, CancellationToken cancellation) => _search.HandleAsync(search, cancellation);

    public Task<ContactStory?> ReadStoryAsync(Guid contact, CancellationToken cancellation) => _contacts.StoryAsync(contact, cancellation);

    public Task<RecordHealth> ReadHealthAsync(CancellationToken cancellation) => _journal.HealthAsync(cancellation);
}
