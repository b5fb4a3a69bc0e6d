using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Record;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>A fresh, migrated record for each test; run on every database that is at hand.</summary>
[TestFixture(Sqlite)]
[TestFixture(SqlServer)]
internal abstract class RecordSuite(string database)
{
    protected const string Sqlite = "SQLite";
    protected const string SqlServer = "SQL Server";
    private const string Variable = "HOTLINE_TEST_SQLSERVER";

    protected SqlBackend Backend { get; private set; } = null!;
    protected IRecord Record => Backend.Record;
    protected FakeJournal Journal { get; private set; } = null!;
    protected bool OnSqlite => database is Sqlite;

    [OneTimeSetUp]
    public void RequireServer()
    {
        if (database is SqlServer && Server is null)
            Assert.Ignore($"{Variable} is not set: give a SQL Server (or Babelfish) connection string that may create databases.");
    }

    [SetUp]
    public async Task MakeRecordAsync()
    {
        Backend = OnSqlite ? SqlBackend.Sqlite() : await SqlBackend.SqlServerAsync(Server!);
        Journal = new FakeJournal();
        await Record.MigrateAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task DropRecordAsync()
    {
        if (Backend is not null)
            await Backend.DisposeAsync();
    }

    private static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    /// <summary>Appends the events to the journal and applies them.</summary>
    protected async Task WriteAsync(params JournalEvent[] events)
    {
        var before = Journal.Position;
        Assert.That(await Record.ApplyAsync(before, Journal.Page(events), CancellationToken.None), Is.True);
    }

    protected Task WriteAsync(params Contact[] contacts) =>
        WriteAsync(contacts.Select(contact => Samples.NewEvent(JournalEventType.ContactArrived, contact)).ToArray());

    protected async Task<Contact> ReadAsync(Guid contact) =>
        (await Record.ReadContactsAsync([contact], CancellationToken.None)).Single();
}
