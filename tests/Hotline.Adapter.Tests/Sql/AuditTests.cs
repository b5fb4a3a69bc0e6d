using Hotline.Core.Audit;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>The chain as it is written, and every way of changing it behind the service's back.</summary>
internal sealed class AuditTests(string database) : RecordSuite(database)
{
    private IAudit Audit => Backend.Services.GetRequiredService<IAudit>();
    private VerifyAudit Verify => new(Audit, Backend.Services.GetRequiredService<AuditChain>());

    [Test]
    public async Task Append_Entries_ComeBackNumberedAndWhole()
    {
        var about = Guid.CreateVersion7();
        var first = NewEntry(about) with { Reason = "sealed", Detail = "story" };
        Assert.That(await Audit.AppendAsync(first, CancellationToken.None), Is.EqualTo(1));
        await AppendAsync(2);
        var row = (await Audit.ReadAsync(0, 10, CancellationToken.None))[0];
        Assert.That(row.Entry, Is.EqualTo(first));
        Assert.That((await Audit.SearchAsync(new AuditSearch { About = about }, CancellationToken.None)).Single().Number, Is.EqualTo(1));
        var whole = (AuditVerdict.Whole)await Verify.HandleAsync(null, CancellationToken.None);
        Assert.That(whole.Head.Number, Is.EqualTo(3));
    }

    [Test]
    public async Task Search_ByEachFilter_FindsWhatHoldsAllNewestFirst()
    {
        var (person, contact, stranger) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Backend.Services.GetRequiredService<ICareRecord>().LinkContactAsync(new PersonContact(contact, person, null, Backend.Time.GetUtcNow(), stranger), CancellationToken.None);
        var start = Backend.Time.GetUtcNow();
        AuditEntry[] entries =
        [
            NewEntry(person) with { Subject = AuditSubject.Person, At = start },
            NewEntry(contact) with { Act = AuditAct.Refused, At = start.AddMinutes(1) },
            NewEntry(stranger) with { Actor = "0200", At = start.AddMinutes(2) },
            NewEntry(contact) with { Actor = "0200", At = start.AddMinutes(3) },
            NewEntry() with { Act = AuditAct.Searched, About = null, At = start.AddMinutes(4) },
        ];
        foreach (var entry in entries)
            await Audit.AppendAsync(entry, CancellationToken.None);
        async Task<long[]> FindAsync(AuditSearch search) => [.. (await Audit.SearchAsync(search, CancellationToken.None)).Select(r => r.Number)];
        Assert.That(await FindAsync(new()), Is.EqualTo(new[] { 5, 4, 3, 2, 1 }));
        Assert.That(await FindAsync(new() { Most = 2, Before = 4 }), Is.EqualTo(new[] { 3, 2 }));
        Assert.That(await FindAsync(new() { About = person }), Is.EqualTo(new[] { 4, 2, 1 }), "a person's contacts belong to it");
        Assert.That(await FindAsync(new() { About = contact }), Is.EqualTo(new[] { 4, 2 }));
        Assert.That(await FindAsync(new() { About = person, Subject = AuditSubject.Person }), Is.EqualTo(new[] { 1 }));
        Assert.That(await FindAsync(new() { Actor = "0200" }), Is.EqualTo(new[] { 4, 3 }));
        Assert.That(await FindAsync(new() { Act = AuditAct.Refused }), Is.EqualTo(new[] { 2 }));
        Assert.That(await FindAsync(new() { From = start.AddMinutes(1), To = start.AddMinutes(3) }), Is.EqualTo(new[] { 3, 2 }), "from is in it, to is not");
        Assert.That((await Audit.ReadRowAsync(2, CancellationToken.None))!.Entry, Is.EqualTo(entries[1]));
        Assert.That(await Audit.ReadRowAsync(6, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Verify_NothingWritten_IsWhole() =>
        Assert.That(await Verify.HandleAsync(null, CancellationToken.None), Is.EqualTo(new AuditVerdict.Whole(AuditHead.Empty)));

    [Test]
    public async Task Append_ByManyNodesAtOnce_LeavesNoGapAndOneChain()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => Backend.NewNode().GetRequiredService<IAudit>()).ToList();
        var numbers = await Task.WhenAll(nodes.SelectMany(node => Enumerable.Range(0, 15).Select(_ => Task.Run(() => node.AppendAsync(NewEntry(), CancellationToken.None)))));
        Assert.That(numbers.Order(), Is.EqualTo(Enumerable.Range(1, 60).Select(n => (long)n)));
        Assert.That(((AuditVerdict.Whole)await Verify.HandleAsync(null, CancellationToken.None)).Head.Number, Is.EqualTo(60));
    }

    [TestCase("UPDATE AuditTrail SET Detail = 'nothing' WHERE Number = 3", 3, AuditBreak.Changed)]
    [TestCase("UPDATE AuditTrail SET Actor = 'another' WHERE Number = 1", 1, AuditBreak.Changed)]
    [TestCase("UPDATE AuditTrail SET Act = 'Exported' WHERE Number = 5", 5, AuditBreak.Changed)]
    [TestCase("UPDATE AuditTrail SET Act = 'NeverHeardOf' WHERE Number = 5", 5, AuditBreak.Changed)]
    [TestCase("UPDATE AuditTrail SET Reason = NULL WHERE Number = 2", 2, AuditBreak.Changed)]
    [TestCase("DELETE FROM AuditTrail WHERE Number = 4", 4, AuditBreak.Missing)]
    [TestCase("DELETE FROM AuditTrail WHERE Number = 1", 1, AuditBreak.Missing)]
    [TestCase("DELETE FROM AuditTrail WHERE Number = 6", 6, AuditBreak.Missing)]
    [TestCase("UPDATE AuditTrail SET Number = -1 WHERE Number = 2; UPDATE AuditTrail SET Number = 2 WHERE Number = 3; UPDATE AuditTrail SET Number = 3 WHERE Number = -1", 2, AuditBreak.Changed)]
    [TestCase("DELETE FROM AuditTrail WHERE Number = 3; UPDATE AuditTrail SET Number = 3 WHERE Number = 4; UPDATE AuditTrail SET Number = 4 WHERE Number = 5; UPDATE AuditTrail SET Number = 5 WHERE Number = 6", 3, AuditBreak.Changed)]
    [TestCase("DELETE FROM AuditTrail WHERE Number = 6; UPDATE AuditHead SET Number = 5", 5, AuditBreak.WrongHead)]
    public async Task Verify_RowsChangedByHand_NamesTheFirstBrokenOne(string sql, long number, AuditBreak expected)
    {
        await AppendAsync(6);
        await RunAsync(sql);
        Assert.That(await Verify.HandleAsync(null, CancellationToken.None), Is.EqualTo(new AuditVerdict.Broken(number, expected)));
    }

    [Test]
    public async Task Verify_ShortenedWithItsEnd_IsCaughtByTheNotedEndOnly()
    {
        await AppendAsync(6);
        var noted = await Audit.ReadHeadAsync(CancellationToken.None);
        await RunAsync("DELETE FROM AuditTrail WHERE Number > 4; UPDATE AuditHead SET Number = 4, Hash = (SELECT Hash FROM AuditTrail WHERE Number = 4)");
        Assert.That(await Verify.HandleAsync(null, CancellationToken.None), Is.TypeOf<AuditVerdict.Whole>());
        Assert.That(await Verify.HandleAsync(noted, CancellationToken.None), Is.EqualTo(new AuditVerdict.Broken(5, AuditBreak.NotedHeadGone)));
        // Grown on again: the number is there, the hash is another.
        await AppendAsync(3);
        Assert.That(await Verify.HandleAsync(noted, CancellationToken.None), Is.EqualTo(new AuditVerdict.Broken(6, AuditBreak.NotedHeadGone)));
    }

    private async Task AppendAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await Audit.AppendAsync(NewEntry() with { Reason = "sealed" }, CancellationToken.None);
    }

    private AuditEntry NewEntry(Guid? about = null) => new()
    {
        Id = Guid.CreateVersion7(), At = Backend.Time.GetUtcNow(), Actor = "0199", Act = AuditAct.Opened, Subject = AuditSubject.Contact, About = about ?? Guid.CreateVersion7(),
    };

    private async Task RunAsync(string sql)
    {
        await using var connection = Backend.Open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.That(await command.ExecuteNonQueryAsync(), Is.Positive);
    }
}
