using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>A connection that has ended is told of once, although a node that had looked before names it once more.</summary>
public abstract class ConnectionSuite : ContactQueueSuite
{
    private async Task<int> CountAsync(JournalEventType type) => (await JournalAsync()).Count(e => e.Type == type);

    [Test]
    public async Task KeepConnections_NamesACallerWhoHasGone_TheLossIsToldOnce()
    {
        var contact = await ReceiveAsync();
        await Queue.ConnectCallerAsync(contact.Id, "x", None);
        var held = new HeldConnection(ConnectionKind.Caller, contact.Id, "x");
        await Queue.DisconnectCallerAsync(contact.Id, "x", None);
        var lost = (await ReadAsync(contact.Id)).CallerLost;
        for (var second = 0; second < 50; second += 5)
        {
            if (second < 30)
                await Queue.KeepConnectionsAsync([held], None);
            await Queue.DisconnectCallerAsync(contact.Id, "x", None);
            await AdvanceAsync(5);
            await Queue.RunDueTimersAsync(64, None);
        }
        Assert.That((await CountAsync(JournalEventType.CallerLost), await CountAsync(JournalEventType.CallerBack)), Is.EqualTo((1, 0)));
        Assert.That((await ReadAsync(contact.Id)).CallerLost, Is.EqualTo(lost).And.Not.Null);
        await Queue.ConnectCallerAsync(contact.Id, "y", None);
        Assert.That((await ReadAsync(contact.Id)).CallerLost, Is.Null, "another connection is a return");
    }

    [Test]
    public async Task KeepConnections_NamesACounsellorWhoHasGone_TheLossIsToldOnceAndTheGraceGoesOn()
    {
        var counsellor = await SignInAsync();
        await ConnectAsync(counsellor, await ReceiveAsync());
        await Queue.DisconnectCounsellorAsync(counsellor.Id, "c1", None);
        for (var second = 0; second < 65; second += 5)
        {
            if (second < 30)
                await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Counsellor, counsellor.Id, "c1")], None);
            await AdvanceAsync(5);
            await Queue.RunDueTimersAsync(64, None);
        }
        Assert.That((await CountAsync(JournalEventType.CounsellorLost), await CountAsync(JournalEventType.CounsellorBack)), Is.EqualTo((1, 0)));
        Assert.That(await CountAsync(JournalEventType.CounsellorSignedOut), Is.EqualTo(1), "a minute after the loss, as if nobody had named it");
    }

    [Test]
    public async Task KeepConnections_NamesOneThatFellSilent_IsBack()
    {
        var contact = await ReceiveAsync();
        await Queue.ConnectCallerAsync(contact.Id, "x", None);
        await AdvanceAsync(46);
        await Queue.RunDueTimersAsync(64, None);
        Assert.That((await ReadAsync(contact.Id)).CallerLost, Is.Not.Null);
        await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Caller, contact.Id, "x")], None);
        Assert.That((await ReadAsync(contact.Id)).CallerLost, Is.Null);
    }
}

[TestFixture, Category("Garnet")]
public sealed class GarnetConnectionTests : ConnectionSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisConnectionTests : ConnectionSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
