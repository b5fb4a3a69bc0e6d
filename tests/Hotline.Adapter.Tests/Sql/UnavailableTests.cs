using System.Diagnostics;
using Hotline.Core.Journal;
using Hotline.Core.Record;
using Hotline.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>A database that cannot be used is one kind of exception, and nothing is half written.</summary>
internal sealed class UnavailableTests
{
    private SqlBackend _backend = null!;

    [SetUp]
    public async Task MakeRecordAsync()
    {
        _backend = SqlBackend.Sqlite();
        await _backend.Record.MigrateAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task DropRecordAsync() => await _backend.DisposeAsync();

    [Test]
    public async Task Apply_FileLocked_IsUnavailableAndLaterSucceeds()
    {
        var record = _backend.NewNode(("Sql:CommandTimeoutSeconds", "1")).GetRequiredService<IRecord>();
        var page = new FakeJournal().Page(NewEvent(JournalEventType.ContactArrived, NewContact()));
        await using (var other = (SqliteConnection)_backend.Open())
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction(deferred: false);
            await ExpectUnavailableAsync(() => record.ApplyAsync(null, page, CancellationToken.None));
            Assert.That(await record.ReadPositionAsync(CancellationToken.None), Is.Null, "readers go on");
        }
        Assert.That(await record.ApplyAsync(null, page, CancellationToken.None), Is.True);
    }

    [Test]
    public async Task Any_FileRemoved_IsUnavailableAndMakesNoEmptyRecord()
    {
        await _backend.Record.ReadHealthAsync(CancellationToken.None);
        var file = new SqliteConnectionStringBuilder(_backend.Connection).DataSource;
        File.Delete(file);
        await ExpectUnavailableAsync(() => _backend.Record.ReadPositionAsync(CancellationToken.None));
        await ExpectUnavailableAsync(() => _backend.Record.ApplyAsync(null, new FakeJournal().Page(NewEvent(JournalEventType.EpochOpened)), CancellationToken.None));
        Assert.That(File.Exists(file), Is.False);
    }

    [Test]
    public async Task Any_FileIsNoDatabase_IsUnavailable()
    {
        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(_backend.Connection).DataSource;
        foreach (var part in Directory.GetFiles(Path.GetDirectoryName(file)!))
            File.Delete(part);
        await File.WriteAllTextAsync(file, new string('x', 5_000));
        await ExpectUnavailableAsync(() => _backend.Record.ReadLinesAsync(CancellationToken.None));
    }

    [Test]
    public async Task Apply_ReadOnly_IsUnavailable()
    {
        var record = NewRecord($"{_backend.Connection};Mode=ReadOnly");
        await ExpectUnavailableAsync(() => record.ApplyAsync(null, new FakeJournal().Page(NewEvent(JournalEventType.EpochOpened)), CancellationToken.None));
        Assert.That(await record.ReadPositionAsync(CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Any_NotMigrated_IsUnavailable()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-sql-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "hotline.db"), []);
            await ExpectUnavailableAsync(() => NewRecord("", folder.FullName).ReadPositionAsync(CancellationToken.None));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Migrate_FolderCannotBeMade_IsUnavailable()
    {
        // The folder's name is taken by a file.
        var file = new SqliteConnectionStringBuilder(_backend.Connection).DataSource;
        await ExpectUnavailableAsync(() => NewRecord("", file).MigrateAsync(CancellationToken.None));
    }

    [Test]
    public async Task Any_SqlServerPortClosed_IsUnavailableInTime()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var record = NewRecord($"Server=127.0.0.1,{port};Database=hotline;User Id=nobody;Password=x;Encrypt=false;Connect Timeout=2");
        var watch = Stopwatch.StartNew();
        await ExpectUnavailableAsync(() => record.ReadPositionAsync(CancellationToken.None));
        await ExpectUnavailableAsync(() => record.ApplyAsync(null, new FakeJournal().Page(NewEvent(JournalEventType.EpochOpened)), CancellationToken.None));
        await ExpectUnavailableAsync(() => record.MigrateAsync(CancellationToken.None));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public void Any_Cancelled_SaysSo()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.That(async () => await _backend.Record.ReadPositionAsync(stopped.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static IRecord NewRecord(string connection, string folder = "data")
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Sql:ConnectionString"] = connection, ["DataFolder"] = folder }).Build();
        return new ServiceCollection().AddLogging().AddHotlineRecord(configuration).BuildServiceProvider().GetRequiredService<IRecord>();
    }

    private static async Task ExpectUnavailableAsync(Func<Task> work)
    {
        var thrown = await Assert.ThrowsAsync<RecordUnavailableException>(async () => await work());
        Assert.That(thrown!.Message, Does.Not.Contain("Password"));
    }
}
