using Hotline.Core.Contacts;
using Hotline.Core.Epochs;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>A caller has spoken a message, and the store loses the order to fetch it: it is given again, and the caller is heard.</summary>
public abstract class LostAudioSuite : ContactQueueSuite
{
    private async Task<Contact> SpokenAsync()
    {
        var message = NewContact(Channel.Message) with { Left = new LeftMessage { Seconds = 20 }, Call = null };
        Assert.That((await Queue.LeaveMessageAsync(message, Need(message), null, "RE1", None)).Refusal, Is.Null);
        return await ReadAsync(message.Id);
    }

    private async Task<List<string?>> FetchedAsync() =>
        [.. (await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(20), 16, None)).Where(i => i.Kind is OutboxKind.KeepAudio).Select(i => i.Recording)];

    [Test]
    public async Task Order_TornAway_IsGivenAgainOnce()
    {
        var message = await SpokenAsync();
        await LoseOutboxAsync();
        await OpenEpochAsync();
        Assert.That(await FetchedAsync(), Is.EqualTo(new[] { "RE1" }));
        await OpenEpochAsync();
        Assert.That(await FetchedAsync(), Is.Empty, "it is under its lease");
        await Queue.KeepAudioAsync(message.Id, true, None);
        await LoseOutboxAsync();
        await OpenEpochAsync();
        Assert.That(await FetchedAsync(), Is.Empty, "it is at home");
    }

    [Test]
    public async Task Order_LostWithTheStore_IsGivenAgainByTheRecord([Values] bool late)
    {
        var message = await SpokenAsync();
        await EmptyAsync();
        // Longer than anybody waits for it.
        await AdvanceAsync(700);
        var epoch = await BeginOpeningAsync();
        if (late)
            await Queue.FinishOpeningAsync(epoch, None);
        await Queue.LoadContactsAsync([new RestoredContact(message, ClaimedBy.Record)], None);
        if (!late)
            await Queue.FinishOpeningAsync(epoch, None);
        await Queue.RunDueTimersAsync(100, None);
        Assert.That((await ReadAsync(message.Id)).Left!.Audio, Is.EqualTo(AudioState.Fetching), "it has a minute to be tried");
        Assert.That(await FetchedAsync(), Is.EqualTo(new[] { "RE1" }));
        await AdvanceAsync(60);
        await Queue.RunDueTimersAsync(100, None);
        Assert.That((await ReadAsync(message.Id)).Left!.Audio, Is.EqualTo(AudioState.Lost), "and not for ever");
    }
}

[TestFixture, Category("Garnet")]
public sealed class GarnetLostAudioTests : LostAudioSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisLostAudioTests : LostAudioSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
