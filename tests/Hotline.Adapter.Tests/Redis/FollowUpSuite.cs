using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>Contacts that begin with us: nobody has come, and somebody is to be rung.</summary>
public abstract class FollowUpSuite : ContactQueueSuite
{
    private const string Key = "key";

    private async Task<(Contact Contact, Step Step)> FollowAsync(Guid? first = null, int safeSeconds = 3600)
    {
        var requirement = new Requirement { Line = "12355", Channel = Channel.Voice, Counsellor = first };
        var contact = NewContact(Channel.Voice) with
        {
            Direction = Direction.Outbound, FollowUp = Guid.CreateVersion7(), Call = new CallLegs { CallerNumber = "k.n", CallerKey = Key },
            Callback = new Callback { Until = DateTimeOffset.FromUnixTimeMilliseconds(Now + safeSeconds * 1000L) }, Plan = Relaxation.Plan(requirement, [new RelaxationStep { AfterSeconds = 30, DropCounsellor = true }]),
        };
        return (contact, await Queue.ReceiveAsync(contact, requirement, None));
    }

    private async Task<Contact> AcceptAsync(Counsellor counsellor, Guid contact)
    {
        var offer = (await ReadAsync(contact)).Offer!;
        Assert.That((await Queue.AcceptAsync(counsellor.Id, contact, offer.Id, None)).Refusal, Is.Null);
        await Queue.ChangeCallAsync(contact, new CallChange { CounsellorSid = "CK1", CounsellorJoined = true, Offer = offer.Id }, None);
        return await ReadAsync(contact);
    }

    private async Task<List<OutboxKind>> OrderedAsync() => [.. (await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(60), 16, None)).Select(i => i.Kind)];

    [Test]
    public async Task FollowUp_Accepted_RingsTheCallerAndCountsInNoRate()
    {
        var lin = await SignInAsync();
        var (contact, step) = await FollowAsync();
        Assert.That(step.Events.Select(e => (e.Type, e.By)).First(), Is.EqualTo((JournalEventType.ContactArrived, "system")));
        await AcceptAsync(lin, contact.Id);
        Assert.That(await OrderedAsync(), Is.EqualTo(new[] { OutboxKind.RingCounsellor, OutboxKind.RingCaller }));
        await Queue.ChangeCallAsync(contact.Id, new CallChange { CallerSid = "CA9", CallerJoined = true }, None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Connected));
        var board = await Queue.ReadBoardAsync(new Dictionary<string, string> { ["12355"] = contact.Day! }, None);
        Assert.That(board.Today, Is.Empty, "whoever did not come was not offered to the service");
    }

    [Test]
    public async Task FollowUp_TheSameCounsellorIsBusy_WaitsForHerAndThenForAnybody()
    {
        var lin = await SignInAsync("小林");
        var chen = await SignInAsync("小陈");
        await Queue.SetPresenceAsync(lin.Id, Presence.Break, "茶", None);
        var (contact, _) = await FollowAsync(lin.Id);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting), "chen is free and is not asked");
        await AdvanceAsync(31);
        await Queue.RunDueTimersAsync(100, None);
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(chen.Id));
    }

    [Test]
    public async Task FollowUp_TheSameCounsellorIsNotOnShift_IsOfferedToAnotherAtOnce()
    {
        var chen = await SignInAsync("小陈");
        var (contact, _) = await FollowAsync(Guid.CreateVersion7());
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(chen.Id));
    }

    [Test]
    public async Task FollowUp_NotAnswered_IsOneAttemptAndTheCounsellorIsFree()
    {
        var lin = await SignInAsync();
        var (contact, _) = await FollowAsync();
        var offer = (await AcceptAsync(lin, contact.Id)).Offer!;
        await Queue.MissCallbackAsync(contact.Id, offer.Id, "leg: no-answer", None);
        var over = await ReadAsync(contact.Id);
        Assert.That((over.State, over.EndReason, over.Callback!.Tries, over.Risk), Is.EqualTo((ContactState.Abandoned, "callback not reached", 1, RiskLevel.NotAssessed)));
        Assert.That((await ReadAsync(lin)).Contacts, Is.Empty);
    }

    [Test]
    public async Task FollowUp_SafeHoursEnd_IsOfferedToNobodyAndEnds()
    {
        var (contact, _) = await FollowAsync(safeSeconds: 60);
        await AdvanceAsync(61);
        await SignInAsync();
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting), "too late, though its timer has not run");
        await Queue.RunDueTimersAsync(100, None);
        var over = await ReadAsync(contact.Id);
        Assert.That((over.State, over.EndReason, over.Callback!.Tries), Is.EqualTo((ContactState.Abandoned, "callback not possible", 0)), "nobody was rung");
    }

    [Test]
    public async Task FollowUp_StoreLost_StillEndsWithItsHours()
    {
        var (contact, _) = await FollowAsync(safeSeconds: 60);
        await OpenEpochAsync();
        await AdvanceAsync(61);
        await Queue.RunDueTimersAsync(100, None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Abandoned));
    }

    [Test]
    public async Task FollowUp_CallerAlreadyWaitsToBeRung_IsRefused()
    {
        var asked = NewContact(Channel.Voice) with { Call = new CallLegs { CallerSid = "CA1", CallerNumber = "k.n", CallerKey = Key } };
        await Queue.ReceiveAsync(asked, Need(asked), None);
        await Queue.RequestCallbackAsync(asked.Id, false, None);
        Assert.That((await FollowAsync()).Step.Refusal, Is.EqualTo(Refusal.WrongState));
    }

    [Test]
    public async Task FollowUp_CallerRingsMeanwhile_IsTheSameContactLive()
    {
        var (contact, _) = await FollowAsync();
        var ringing = NewContact(Channel.Voice) with { Call = new CallLegs { CallerSid = "CA7", CallerNumber = "k.n", CallerKey = Key } };
        var step = await Queue.ReceiveAsync(ringing, Need(ringing), None);
        Assert.That(step.Value?.GetGuid(), Is.EqualTo(contact.Id));
        var live = await ReadAsync(contact.Id);
        Assert.That((live.IsCallback, live.Call!.CallerSid, live.FollowUp), Is.EqualTo((false, "CA7", contact.FollowUp)));
        await AdvanceAsync(7200);
        await Queue.RunDueTimersAsync(100, None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting), "whoever rings by himself waits without an end");
    }
}

[TestFixture]
public sealed class GarnetFollowUpTests : FollowUpSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-follow-ups").FullName;

    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, true);
}

[TestFixture]
public sealed class RedisFollowUpTests : FollowUpSuite
{
    private readonly RedisServer _server = new();

    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
