using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Record;
using Microsoft.Extensions.DependencyInjection;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>The recorder's side: exactly once, and nothing blocks.</summary>
internal sealed class SqlRecordTests(string database) : RecordSuite(database)
{
    [Test]
    public async Task Migrate_Twice_ChangesNothing()
    {
        await WriteAsync(NewContact());
        await Record.MigrateAsync(CancellationToken.None);
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM Contacts"), Is.EqualTo(1));
    }

    [Test]
    public async Task Migrate_ManyNodesAtOnce_AllSucceed()
    {
        var records = Enumerable.Range(0, 4).Select(_ => Backend.NewNode().GetRequiredService<IRecord>()).ToList();
        await Task.WhenAll(records.Select(record => Task.Run(() => record.MigrateAsync(CancellationToken.None))));
        Assert.That(await Record.ReadPositionAsync(CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Apply_Page_MovesPosition()
    {
        await WriteAsync(NewContact(), NewContact());
        Assert.That(await Record.ReadPositionAsync(CancellationToken.None), Is.EqualTo(Journal.Position));
    }

    [Test]
    public async Task Apply_Twice_WritesOnce()
    {
        var page = Journal.Page(NewEvent(JournalEventType.ContactArrived, NewContact()), NewMessage(Guid.CreateVersion7(), 1, "k1.AAAA"));
        Assert.That(await Record.ApplyAsync(null, page, CancellationToken.None), Is.True);
        Assert.That(await Record.ApplyAsync(null, page, CancellationToken.None), Is.False);
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM JournalEvents"), Is.EqualTo(2));
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM Messages"), Is.EqualTo(1));
    }

    [Test]
    public async Task Apply_FromAnotherPosition_WritesNothing()
    {
        await WriteAsync(NewContact());
        var old = Journal.Position! with { EventId = "another:1" };
        var late = Journal.Page(NewEvent(JournalEventType.ContactArrived, NewContact()));
        Assert.That(await Record.ApplyAsync(old, late, CancellationToken.None), Is.False);
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM Contacts"), Is.EqualTo(1));
    }

    [Test]
    public async Task Apply_TwoRecordersRacing_WriteEachEventOnce()
    {
        const int pages = 40;
        var journal = new List<JournalPage>();
        var ends = new List<JournalPosition?> { null };
        for (var i = 0; i < pages; i++)
        {
            journal.Add(Journal.Page(Enumerable.Range(0, 5).Select(_ => NewEvent(JournalEventType.ContactArrived, NewContact())).ToArray()));
            ends.Add(Journal.Position);
        }
        // As DrainJournal does: read the position, apply what follows it; an overtaken recorder looks again.
        async Task<int> DrainAsync(IRecord record)
        {
            for (var applied = 0; ;)
            {
                var position = await record.ReadPositionAsync(CancellationToken.None);
                var next = ends.IndexOf(position);
                if (next == pages)
                    return applied;
                if (await record.ApplyAsync(position, journal[next], CancellationToken.None))
                    applied++;
            }
        }
        var records = Enumerable.Range(0, 2).Select(_ => Backend.NewNode().GetRequiredService<IRecord>()).ToList();
        var counts = await Task.WhenAll(records.Select(record => Task.Run(() => DrainAsync(record))));
        Assert.That(counts.Sum(), Is.EqualTo(pages));
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM JournalEvents"), Is.EqualTo(pages * 5));
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM Contacts"), Is.EqualTo(pages * 5));
    }

    [Test]
    public async Task Apply_CellsApart_HavePositionsOfTheirOwn()
    {
        await WriteAsync(NewContact());
        var other = Backend.NewNode(("Redis:Cell", "north")).GetRequiredService<IRecord>();
        Assert.That(await other.ReadPositionAsync(CancellationToken.None), Is.Null);
        var page = new FakeJournal().Page(NewEvent(JournalEventType.EpochOpened));
        Assert.That(await other.ApplyAsync(null, page, CancellationToken.None), Is.True);
        Assert.That(await Record.ReadPositionAsync(CancellationToken.None), Is.EqualTo(Journal.Position));
    }

    [Test]
    public async Task Apply_EventsToldAgainAfterRollback_AreKeptOnce()
    {
        var first = Journal.Append(NewEvent(JournalEventType.ContactArrived, NewContact()));
        await Record.ApplyAsync(null, Journal.Of(first), CancellationToken.None);
        // The live store fell back: it tells the same event again, and another one under the number that SQL also knows.
        var twin = new FakeJournal(Journal.Epoch).Append(NewEvent(JournalEventType.ContactArrived, NewContact()));
        Assert.That(await Record.ApplyAsync(Journal.Position, Journal.Of(first, twin), CancellationToken.None), Is.True);
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM JournalEvents"), Is.EqualTo(2));
        Assert.That((await Record.ReadHealthAsync(CancellationToken.None)).DeadLetters, Is.Zero);
    }

    [Test]
    public async Task Apply_Gap_IsRecorded()
    {
        var gap = new JournalGap("the store was emptied", "e1", 7, Journal.Epoch, 1);
        var page = Journal.Page(NewEvent(JournalEventType.EpochOpened)) with { Gap = gap };
        await Record.ApplyAsync(null, page, CancellationToken.None);
        var health = await Record.ReadHealthAsync(CancellationToken.None);
        Assert.That(health.Gaps, Is.EqualTo(new[] { gap }));
        Assert.That(health.Position, Is.EqualTo(Journal.Position));
    }

    [Test]
    public async Task Apply_FiveHundredEvents_IsOnePage()
    {
        var contacts = Enumerable.Range(0, 100).Select(_ => NewContact()).ToList();
        var events = Enumerable.Range(1, 5).SelectMany(version => contacts.Select(one => NewEvent(JournalEventType.CallChanged, one with { Version = version }))).ToArray();
        await WriteAsync(events);
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM JournalEvents"), Is.EqualTo(500));
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM Contacts WHERE Version = 5"), Is.EqualTo(100));
    }
}
