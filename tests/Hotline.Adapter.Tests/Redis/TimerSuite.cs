using Hotline.Core.Contacts;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>A timer leaves the set only with its work: what fails costs nobody else's, and is tried again.</summary>
public abstract class TimerSuite : ContactQueueSuite
{
    private string Key(string name) => Keys.Journal[..^"journal".Length] + name;

    /// <summary>Runs what is due until no script fails any more.</summary>
    /// <returns>How many failed.</returns>
    private async Task<int> RunAsync()
    {
        for (var failed = 0; ; failed++)
            try
            {
                await Queue.RunDueTimersAsync(64, None);
                return failed;
            }
            catch (InvalidOperationException) when (failed < 10)
            {
            }
    }

    [Test]
    public async Task RunDueTimers_OneFails_TheOthersAreDoneAndItIsTriedAgain()
    {
        var contacts = new List<Contact>();
        for (var i = 0; i < 3; i++)
        {
            var contact = await ReceiveAsync();
            await Queue.ConnectCallerAsync(contact.Id, "x", None);
            await Queue.DisconnectCallerAsync(contact.Id, "x", None);
            contacts.Add(contact);
            await AdvanceAsync(1);
        }
        var readable = await Database.StringGetAsync(Key($"contact:{contacts[1].Id}"));
        await Database.StringSetAsync(Key($"contact:{contacts[1].Id}"), "torn");
        await AdvanceAsync(121);
        Assert.That(await RunAsync(), Is.GreaterThan(0), "the torn one fails");
        var journal = (await JournalAsync()).Select(e => e.Type.ToString()).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ReadAsync(contacts[0].Id)).State, Is.EqualTo(ContactState.Abandoned), "before it");
            Assert.That((await ReadAsync(contacts[2].Id)).State, Is.EqualTo(ContactState.Abandoned), "behind it");
            Assert.That(journal.Count(t => t is "ContactAbandoned"), Is.EqualTo(2), "each once");
            Assert.That(await Database.SortedSetScoreAsync(Key("timers"), $"lost:{contacts[1].Id}"), Is.GreaterThan(Now), "it is tried again");
            Assert.That(await Database.SortedSetScoreAsync(Key("timers"), $"lost:{contacts[0].Id}"), Is.Null);
        }
        await Database.StringSetAsync(Key($"contact:{contacts[1].Id}"), readable);
        await AdvanceAsync(61);
        Assert.That(await RunAsync(), Is.Zero);
        Assert.That((await ReadAsync(contacts[1].Id)).State, Is.EqualTo(ContactState.Abandoned));
    }
}

[TestFixture, Category("Garnet")]
public sealed class GarnetTimerTests : TimerSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisTimerTests : TimerSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
