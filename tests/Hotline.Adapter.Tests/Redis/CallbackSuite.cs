using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>A caller chooses to be rung back and hangs up: the network tells of both in no order.</summary>
public abstract class CallbackSuite : ContactQueueSuite
{
    private const string Sid = "CAasks";

    private async Task<Contact> RingsAsync(Priority priority = Priority.Routine)
    {
        var contact = Ringing(Sid, priority);
        await Queue.ReceiveAsync(contact, Need(contact), None);
        return await ReadAsync(contact.Id);
    }

    private static Contact Ringing(string sid, Priority priority = Priority.Routine) =>
        NewContact(Channel.Voice, priority) with { Call = new CallLegs { CallerSid = sid, CallerNumber = "k.n", CallerKey = "key" } };

    private async Task<(int Abandoned, int Short)> AbandonedAsync()
    {
        var today = (await Queue.ReadBoardAsync(new Dictionary<string, string> { ["12355"] = "2026-09-21" }, None)).Today;
        return (today.Sum(c => c.Abandoned + c.AbandonedAfterTarget), today.Sum(c => c.ShortAbandoned));
    }

    [Test]
    public async Task Callback_ToldBeforeOrAfterTheHangUp_IsTheSame([Values] bool hangUpFirst, [Values(2, 30)] int after)
    {
        var contact = await RingsAsync();
        await AdvanceAsync(after);
        if (!hangUpFirst)
            await Queue.RequestCallbackAsync(contact.Id, null, None);
        await Queue.LoseCallerAsync(contact.Id, Sid, "call completed", None);
        if (hangUpFirst)
        {
            Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Abandoned));
            await AdvanceAsync(1);
            Assert.That((await Queue.RequestCallbackAsync(contact.Id, null, None)).Refusal, Is.Null);
        }
        var kept = await ReadAsync(contact.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((kept.State, kept.IsCallback, kept.Arrived, kept.Call?.CallerSid), Is.EqualTo((ContactState.Waiting, true, contact.Arrived, (string?)null)));
            Assert.That((kept.Ended, kept.Closed, kept.EndedBy, kept.EndReason, kept.ShortAbandon), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null, (Party?)null, (string?)null, false)));
            Assert.That(await AbandonedAsync(), Is.EqualTo((0, 0)), "nobody abandoned anything");
            Assert.That((await Queue.ReadOpenContactsAsync(None)).Select(c => c.Id), Is.EqualTo(new[] { contact.Id }));
        }
        // Whoever rings again is this contact, and a counsellor who comes is offered it.
        var counsellor = await SignInAsync();
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(counsellor.Id));
        var again = Ringing("CAagain");
        await Queue.ReceiveAsync(again, Need(again), None);
        var back = await ReadAsync(contact.Id);
        Assert.That((back.IsCallback, back.Call?.CallerSid, back.Signs), Is.EqualTo((false, "CAagain", (IReadOnlyDictionary<string, Core.Signs.Sign>?)null)));
    }

    [Test]
    public async Task Callback_LongAfterTheHangUp_IsRefused()
    {
        var contact = await RingsAsync();
        await Queue.LoseCallerAsync(contact.Id, Sid, "call completed", None);
        await AdvanceAsync(61);
        Assert.That((await Queue.RequestCallbackAsync(contact.Id, null, None)).Refusal, Is.EqualTo(Refusal.WrongState));
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Abandoned));
    }

    [Test]
    public async Task Callback_OfSomebodyWhoIsNotSafe_IsRefusedInEitherOrder([Values] bool hangUpFirst)
    {
        var contact = await RingsAsync(priority: Priority.Immediate);
        if (hangUpFirst)
            await Queue.LoseCallerAsync(contact.Id, Sid, "call completed", None);
        Assert.That((await Queue.RequestCallbackAsync(contact.Id, null, None)).Refusal, Is.EqualTo(Refusal.WrongState));
    }
}

[TestFixture, Category("Garnet")]
public sealed class GarnetCallbackTests : CallbackSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisCallbackTests : CallbackSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
