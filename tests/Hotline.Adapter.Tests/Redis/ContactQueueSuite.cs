using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Redis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>One body for both stores; each test works in a cell of its own with a clock of its own.</summary>
public abstract class ContactQueueSuite
{
    private protected static CancellationToken None => CancellationToken.None;
    private LiveStore? _store;
    private protected ContactQueue Queue { get; private set; } = null!;
    private protected RedisKeys Keys { get; private set; } = null!;
    private protected IDatabase Database => _store!.Connection.GetDatabase();
    private protected long Now { get; private set; }

    private protected abstract LiveStore OpenStore();

    [OneTimeSetUp]
    public void Open() => _store = OpenStore();

    [OneTimeTearDown]
    public void Close() => _store?.Dispose();

    [SetUp]
    public async Task NewCell()
    {
        Keys = new RedisKeys($"t{Guid.CreateVersion7():N}"[..20] + Random.Shared.Next(99999));
        Queue = new ContactQueue(new ScriptRunner(_store!.Connection, Keys), TimeProvider.System);
        Now = 1_790_000_000_000;
        await SetClockAsync(Now);
        await OpenEpochAsync();
        await Queue.SetLineAsync(new Line { Code = "12355", Name = "青少年", NameEn = "Youth", OfferSeconds = 20, WrapUpSeconds = 60 }, "system", None);
    }

    private protected async Task OpenEpochAsync()
    {
        var current = await Queue.ReadEpochAsync(None);
        var id = Guid.CreateVersion7().ToString();
        Assert.That(await Queue.OpenEpochAsync(current?.Id, id, "node", await Queue.ReadRunAsync(None), None), Is.True);
        Assert.That((await Queue.FinishOpeningAsync(id, None)).Done, Is.True);
    }

    /// <summary>A store that lost everything; the clock of the test goes on.</summary>
    private protected async Task EmptyAsync()
    {
        await Database.ExecuteAsync("FLUSHDB");
        await SetClockAsync(Now);
    }

    /// <summary>An epoch over an emptied store, still to be loaded and finished.</summary>
    private protected async Task<string> BeginOpeningAsync()
    {
        var epoch = Guid.CreateVersion7().ToString();
        Assert.That(await Queue.OpenEpochAsync(null, epoch, "node", await Queue.ReadRunAsync(None), None), Is.True);
        return epoch;
    }

    /// <summary>As a tear does that falls between the journal and what is to be done outside.</summary>
    private protected Task LoseOutboxAsync() =>
        Database.KeyDeleteAsync([.. new[] { "outbox", "outboxWaiting", "outboxItems" }.Select(name => (RedisKey)Keys.Journal.Replace("journal", name, StringComparison.Ordinal))]);

    private protected async Task SetClockAsync(long ms) => await Database.StringSetAsync(Keys.Clock, ms);

    private protected Task AdvanceAsync(double seconds) => SetClockAsync(Now += (long)(seconds * 1000));

    /// <summary>Two who sign in within one millisecond are told apart by their ids, which is chance: so each has one of his or her own.</summary>
    private protected Task NextMillisecondAsync() => SetClockAsync(++Now);

    private protected static Contact NewContact(Channel channel = Channel.Chat, Priority priority = Priority.Routine) => new()
    {
        Id = Guid.CreateVersion7(), Line = "12355", Channel = channel, Requirement = "", Priority = priority, Day = "2026-09-21", Hour = 10,
        Call = channel is Channel.Voice ? new CallLegs { CallerSid = $"CA{Guid.CreateVersion7():N}" } : null,
    };

    private protected static Requirement Need(Contact contact) => new() { Line = contact.Line, Channel = contact.Channel };

    private protected async Task<Contact> ReceiveAsync(Channel channel = Channel.Chat, Priority priority = Priority.Routine)
    {
        var contact = NewContact(channel, priority);
        var step = await Queue.ReceiveAsync(contact, Need(contact), None);
        Assert.That(step.Refusal, Is.Null);
        return await ReadAsync(contact.Id);
    }

    private protected async Task<Contact> ReadAsync(Guid contact) => (await Queue.ReadCallerAsync(contact, 0, None))!.Contact;

    private protected async Task<Counsellor> SignInAsync(string alias = "小林", int chats = 2, bool voice = true)
    {
        var profile = new Counsellor
        {
            Id = Guid.CreateVersion7(), Alias = alias, Presence = Presence.Available, ChatCapacity = chats, TakesVoice = voice,
            Lines = new Dictionary<string, int> { ["12355"] = 1 }, VoiceAddress = "sip:x@example.org",
        };
        await NextMillisecondAsync();
        Assert.That((await Queue.SignInAsync(profile, "c1", None)).Refusal, Is.Null);
        return profile;
    }

    private protected async Task<Counsellor> ReadAsync(Counsellor counsellor) => (await Queue.ReadDeskAsync(counsellor.Id, None))!.Counsellor;

    private protected async Task<List<JournalEvent>> JournalAsync() =>
        [.. (await Queue.ReadJournalAsync(null, 10_000, None)).Events.Select(e => HotlineJson.Read<JournalEvent>(e.Json))];

    private protected async Task<Contact> ConnectAsync(Counsellor counsellor, Contact contact)
    {
        var offer = (await ReadAsync(contact.Id)).Offer;
        Assert.That(offer?.Counsellor, Is.EqualTo(counsellor.Id));
        Assert.That((await Queue.AcceptAsync(counsellor.Id, contact.Id, offer!.Id, None)).Refusal, Is.Null);
        return await ReadAsync(contact.Id);
    }

    private protected static ChatMessage Message(string text, Author author = Author.Caller, Guid? counsellor = null) =>
        new() { Id = Guid.CreateVersion7(), Author = author, Counsellor = counsellor, Text = text };
}

/// <summary>Embedded Garnet.</summary>
internal static class Stores
{
    public static LiveStore Garnet(string folder) => new(new RedisOptions(), folder, NullLoggerFactory.Instance);
    public static LiveStore Redis(RedisServer server) => new(new RedisOptions { ConnectionString = server.ConnectionString }, "", NullLoggerFactory.Instance);
}
