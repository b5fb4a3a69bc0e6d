using Hotline.Core.Journal;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Texts;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>SMS and e-mail in the outbox: ordered once, told once, receipts and opt-outs.</summary>
public abstract class MessageSuite : ContactQueueSuite
{
    private const string Number = "+8613800000001";
    private static readonly MessageSealer Sealer = new(new TextCipher(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1"));

    private static SealedMessage Sms() => Sealer.Seal(Guid.CreateVersion7(), MessageChannel.Sms, Number, null, "请打开链接");

    private async Task<List<OutboxItem>> TakeAsync() =>
        [.. (await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(20), 16, None)).Where(i => i.Kind is OutboxKind.SendMessage)];

    private async Task<List<JournalEventType>> ToldAsync() => [.. (await JournalAsync()).Select(e => e.Type).Where(t => t.ToString().StartsWith("Message", StringComparison.Ordinal))];

    [Test]
    public async Task Order_Twice_IsSentOnce()
    {
        var message = Sms();
        Assert.That((await Queue.OrderMessageAsync(message, "system", None)).Done, Is.True);
        Assert.That((await Queue.OrderMessageAsync(message, "system", None)).Events, Is.Empty);
        var items = await TakeAsync();
        Assert.That(items.Select(i => i.Message), Is.EqualTo(new[] { message with { Ordered = DateTimeOffset.FromUnixTimeMilliseconds(Now) } }));
        Assert.That((await JournalAsync()).Select(e => e.Data?.GetRawText() ?? ""), Has.None.Contains(Number));
    }

    [Test]
    public async Task Item_OfANodeThatDied_IsTakenAgainAfterItsLease()
    {
        await Queue.OrderMessageAsync(Sms(), "system", None);
        Assert.That(await TakeAsync(), Has.Count.EqualTo(1));
        Assert.That(await TakeAsync(), Is.Empty);
        await AdvanceAsync(21);
        Assert.That((await TakeAsync()).Single().Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task Finish_Twice_IsToldOnce()
    {
        await Queue.OrderMessageAsync(Sms(), "system", None);
        var item = (await TakeAsync()).Single();
        var result = new MessageResult(MessageOutcome.Accepted, "SM1");
        await Queue.FinishMessageAsync(item, result, None);
        await Queue.FinishMessageAsync(item, result, None);
        await AdvanceAsync(21);
        Assert.That(await TakeAsync(), Is.Empty);
        Assert.That(await ToldAsync(), Is.EqualTo(new[] { JournalEventType.MessageOrdered, JournalEventType.MessageSent }));
    }

    [Test]
    public async Task Receipt_TwiceOrOfAStranger_IsToldOnceOrNotAtAll()
    {
        await Queue.OrderMessageAsync(Sms(), "system", None);
        await Queue.FinishMessageAsync((await TakeAsync()).Single(), new MessageResult(MessageOutcome.Accepted, "SM1"), None);
        await Queue.NoteReceiptAsync("SM1", ReceiptStatus.Delivered, null, None);
        await Queue.NoteReceiptAsync("SM1", ReceiptStatus.Delivered, null, None);
        await Queue.NoteReceiptAsync("SM2", ReceiptStatus.Failed, "Twilio 30003", None);
        Assert.That(await ToldAsync(), Is.EqualTo(new[] { JournalEventType.MessageOrdered, JournalEventType.MessageSent, JournalEventType.MessageDelivered }));
    }

    [Test]
    public async Task Receipt_BeforeTheAnswerToTheOrder_IsToldAfterIt()
    {
        await Queue.OrderMessageAsync(Sms(), "system", None);
        await Queue.NoteReceiptAsync("SM3", ReceiptStatus.Failed, "Twilio 30003", None);
        Assert.That(await ToldAsync(), Is.EqualTo(new[] { JournalEventType.MessageOrdered }));
        await Queue.FinishMessageAsync((await TakeAsync()).Single(), new MessageResult(MessageOutcome.Accepted, "SM3"), None);
        await Queue.NoteReceiptAsync("SM3", ReceiptStatus.Failed, "Twilio 30003", None);
        Assert.That(await ToldAsync(), Is.EqualTo(new[] { JournalEventType.MessageOrdered, JournalEventType.MessageSent, JournalEventType.MessageFailed }));
        Assert.That((await JournalAsync())[^1].Data?.GetRawText(), Does.Contain("Twilio 30003"));
    }

    [Test]
    public async Task Order_TornFromItsOutbox_IsThereAgainAndLookedForFirst()
    {
        var message = Sms();
        await Queue.OrderMessageAsync(message, "system", None);
        await LoseOutboxAsync();
        await OpenEpochAsync();
        var item = (await TakeAsync()).Single();
        Assert.That((item.Message! with { Ordered = null }, item.Attempts), Is.EqualTo((message, 2)));
        Assert.That((await JournalAsync()).Select(e => e.Data?.GetRawText() ?? ""), Has.None.Contains(message.Text), "not where the record keeps it");
    }

    [Test]
    public async Task Order_ThatWasSentOrStillWaits_IsNotMadeAgain()
    {
        await Queue.OrderMessageAsync(Sms(), "system", None);
        await Queue.FinishMessageAsync((await TakeAsync()).Single(), new MessageResult(MessageOutcome.Accepted, "SM1"), None);
        await Queue.OrderMessageAsync(Sms(), "system", None);
        Assert.That(await TakeAsync(), Has.Count.EqualTo(1));
        await OpenEpochAsync();
        Assert.That(await TakeAsync(), Is.Empty, "one is sent, the other under its lease");
    }

    [Test]
    public async Task Messages_HoweverMany_TakeNoPlaceFromWhatRings()
    {
        for (var i = 0; i < 5; i++)
            await Queue.OrderMessageAsync(Sms(), "system", None);
        await AdvanceAsync(1);
        var counsellor = await SignInAsync();
        await ConnectAsync(counsellor, await ReceiveAsync(Core.Contacts.Channel.Voice));
        var taken = await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(20), new OutboxRoom(1, 2), None);
        Assert.That(taken.Select(i => i.Kind), Is.EqualTo(new[] { OutboxKind.RingCounsellor, OutboxKind.SendMessage, OutboxKind.SendMessage }));
        Assert.That(await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(20), new OutboxRoom(5, 0), None), Is.Empty);
        Assert.That(await TakeAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task OptOut_UntilItsEnd_IsKept()
    {
        var key = Sealer.KeyOf(MessageChannel.Sms, Number);
        Assert.That(await Queue.IsOptedOutAsync(key, None), Is.False);
        await Queue.SetOptOutAsync(key, true, None);
        Assert.That(await Queue.IsOptedOutAsync(key, None), Is.True);
        await Queue.SetOptOutAsync(key, false, None);
        Assert.That(await Queue.IsOptedOutAsync(key, None), Is.False);
    }

    [Test]
    public async Task OptOut_GivenBackByTheRecord_IsKept()
    {
        await Queue.LoadOptOutsAsync([Sealer.KeyOf(MessageChannel.Sms, Number), "another"], None);
        Assert.That(await Queue.IsOptedOutAsync(Sealer.KeyOf(MessageChannel.Sms, Number), None), Is.True);
        Assert.That(await ToldAsync(), Is.Empty);
    }
}

[TestFixture]
public sealed class GarnetMessageTests : MessageSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-messages").FullName;

    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, true);
}

[TestFixture]
public sealed class RedisMessageTests : MessageSuite
{
    private readonly RedisServer _server = new();

    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
