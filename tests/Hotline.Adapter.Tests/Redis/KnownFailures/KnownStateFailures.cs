using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis.KnownFailures;

/// <summary>Known failures of comparable systems (issue 3): capacity, queues, and what is left behind.</summary>
public abstract partial class KnownFailuresSuite
{
    /// <summary>A counsellor who stays "busy" with no contact (ghost).</summary>
    [Test]
    public async Task Counsellor_AfterEveryKindOfEnd_IsNeverBusyWithNobody()
    {
        var counsellor = await SignInAsync();
        async Task FreeAsync(string after)
        {
            var now = await ReadAsync(counsellor);
            Assert.That((now.Shown(), now.Contacts.Count, now.Offers.Count), Is.EqualTo((ShownPresence.Available, 0, 0)), after);
        }
        var left = await ReceiveAsync();
        await Queue.EndAsync(left.Id, Party.Caller, null, "left", None);
        await FreeAsync("the caller left while it rang");
        var call = await ConnectAsync(counsellor, await ReceiveAsync(Channel.Voice));
        await Queue.EndAsync(call.Id, Party.Caller, null, "hung up", None);
        await FreeAsync("the caller hung up while connecting");
        var refused = await ConnectAsync(counsellor, await ReceiveAsync(Channel.Voice));
        await Queue.ReturnAsync(refused.Id, refused.Offer!.Id, "busy", None);
        await Queue.EndAsync(refused.Id, Party.Caller, null, "hung up", None);
        await FreeAsync("the network refused");
        var talked = await ConnectAsync(counsellor, await ReceiveAsync());
        await Queue.EndAsync(talked.Id, Party.Caller, null, "left", None);
        await Queue.CloseAsync(counsellor.Id, talked.Id, new Closing(Disposition.Support, RiskLevel.Low, null), None);
        await FreeAsync("closed within the wrap-up");
    }

    /// <summary>A reservation that leaks capacity.</summary>
    [Test]
    public async Task Offers_DeclinedExpiredWithdrawnOrLeft_GiveTheCapacityBack()
    {
        var counsellor = await SignInAsync(chats: 2);
        for (var round = 0; round < 5; round++)
        {
            var declined = await ReceiveAsync();
            await Queue.DeclineAsync(counsellor.Id, declined.Id, declined.Offer!.Id, "忙", None);
            var left = await ReceiveAsync();
            await Queue.EndAsync(left.Id, Party.Caller, null, "left", None);
            var missed = await ReceiveAsync();
            Assert.That(missed.State, Is.EqualTo(ContactState.Offered), $"round {round}");
            await AdvanceAsync(20);
            await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Counsellor, counsellor.Id, "c1")], None);
            await Queue.RunDueTimersAsync(50, None);
            await Queue.SetPresenceAsync(counsellor.Id, Presence.Available, null, None);
            await Queue.EndAsync(declined.Id, Party.Caller, null, "left", None);
            await Queue.EndAsync(missed.Id, Party.Caller, null, "left", None);
        }
        Assert.That((await ReceiveAsync()).State, Is.EqualTo(ContactState.Offered));
        Assert.That((await ReceiveAsync()).State, Is.EqualTo(ContactState.Offered), "both places are still there");
    }

    /// <summary>A contact stuck because its only fitting counsellor was deleted.</summary>
    [Test]
    public async Task Contact_WhoseOnlyCounsellorIsGone_GoesOnAtOnce()
    {
        var only = await SignInAsync("甲", chats: 1);
        var busy = await ConnectAsync(only, await ReceiveAsync());
        var other = await SignInAsync("乙");
        var contact = NewContact();
        var named = Need(contact) with { Counsellor = only.Id };
        var plan = new Dictionary<string, PlannedStep> { ["1"] = new(600_000, Need(contact).Canonical()) };
        await Queue.ReceiveAsync(contact with { Plan = plan }, named, None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting));
        // Deleting an account frees the desk and ends the shift.
        await Queue.EndAsync(busy.Id, Party.Caller, null, "left", None);
        await Queue.SetPresenceAsync(only.Id, Presence.Break, "", None);
        await Queue.SignOutAsync(only.Id, None);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(other.Id));
        Assert.That((await JournalAsync()).Select(e => e.Type), Does.Contain(JournalEventType.RequirementUnmet).And.Contain(JournalEventType.RequirementRelaxed));
    }

    /// <summary>Longest wait that resets after a failed offer.</summary>
    [Test]
    public async Task LongestWait_AfterAFailedOffer_CountsFromTheArrival()
    {
        var counsellor = await SignInAsync();
        var contact = await ReceiveAsync();
        await AdvanceAsync(10);
        await Queue.DeclineAsync(counsellor.Id, contact.Id, contact.Offer!.Id, "忙", None);
        await AdvanceAsync(5);
        var board = await Queue.ReadBoardAsync(new Dictionary<string, string>(), None);
        Assert.That(board.Queues.Single(q => q.Line == "12355" && q.Channel is Channel.Chat).OldestArrival, Is.EqualTo(contact.Arrived));
        Assert.That((board.At - contact.Arrived).TotalSeconds, Is.EqualTo(15));
    }

    /// <summary>Statistics that count a re-offered contact twice.</summary>
    [Test]
    public async Task Statistics_OfAContactThatWasOfferedOftenAndTransferred_CountItOnce()
    {
        var counsellor = await SignInAsync();
        var contact = await ReceiveAsync();
        async Task LaterAsync(double seconds)
        {
            await AdvanceAsync(seconds);
            await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Counsellor, counsellor.Id, "c1")], None);
            await Queue.RunDueTimersAsync(50, None);
        }
        await Queue.DeclineAsync(counsellor.Id, contact.Id, contact.Offer!.Id, "忙", None);
        await LaterAsync(31);
        await LaterAsync(21);
        await Queue.SetPresenceAsync(counsellor.Id, Presence.Available, null, None);
        await LaterAsync(31);
        contact = await ConnectAsync(counsellor, await ReadAsync(contact.Id));
        Assert.That(contact.Offers, Is.EqualTo(3), "declined, expired, accepted");
        var second = await SignInAsync("乙");
        await Queue.TransferAsync(contact.Id, counsellor.Id, counsellor.Id.ToString(), Need(contact), null, null, None);
        await ConnectAsync(second, await ReadAsync(contact.Id));
        await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
        await Queue.CloseAsync(second.Id, contact.Id, new Closing(Disposition.Support, RiskLevel.Low, null), None);
        var today = (await Queue.ReadBoardAsync(new Dictionary<string, string> { ["12355"] = "2026-09-21" }, None)).Today.Single();
        Assert.That((today.Arrived, today.Answered, today.Abandoned, today.Closed), Is.EqualTo((1, 1, 0, 1)));
    }

    /// <summary>A caller who leaves while being connected.</summary>
    [Test]
    public async Task Caller_WhoLeavesWhileBeingConnected_LeavesNoLegAndNoLoad()
    {
        var counsellor = await SignInAsync();
        var call = await ConnectAsync(counsellor, await ReceiveAsync(Channel.Voice));
        Assert.That(call.State, Is.EqualTo(ContactState.Connecting));
        await Queue.ChangeCallAsync(call.Id, new CallChange { CounsellorSid = "CA1", Offer = call.Offer!.Id }, None);
        await Queue.EndAsync(call.Id, Party.Caller, null, "hung up", None);
        var items = await Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 10, None);
        Assert.That((await ReadAsync(call.Id)).State, Is.EqualTo(ContactState.Abandoned));
        Assert.That(items.Where(i => i.Kind is OutboxKind.EndCall).Select(i => i.Call?.CounsellorSid), Is.EqualTo(new[] { "CA1" }), "the counsellor's leg is hung up");
        Assert.That((await ReceiveAsync()).Offer?.Counsellor, Is.EqualTo(counsellor.Id), "free again");
    }

    /// <summary>A freed place that does not drain the queue.</summary>
    [Test]
    public async Task FreedPlace_TakesTheNextInTheSameStep()
    {
        var counsellor = await SignInAsync(chats: 1);
        var first = await ConnectAsync(counsellor, await ReceiveAsync());
        await NextMillisecondAsync();
        var second = await ReceiveAsync();
        await NextMillisecondAsync();
        var third = await ReceiveAsync();
        Assert.That((second.State, third.State), Is.EqualTo((ContactState.Waiting, ContactState.Waiting)));
        await Queue.EndAsync(first.Id, Party.Caller, null, "left", None);
        var freed = await Queue.EndWrapUpAsync(counsellor.Id, first.Id, None);
        Assert.That(freed.Events.Select(e => (e.Type, e.Contact?.Id)), Does.Contain((JournalEventType.OfferMade, (Guid?)second.Id)));
        Assert.That((await ReadAsync(third.Id)).State, Is.EqualTo(ContactState.Waiting));
    }

    /// <summary>A wrap-up that is skipped.</summary>
    [Test]
    public async Task WrapUp_HoldsThePlaceUntilItsEnd_AndTheContactUntilItIsClosed()
    {
        var counsellor = await SignInAsync(chats: 1);
        var first = await ConnectAsync(counsellor, await ReceiveAsync());
        await NextMillisecondAsync();
        var next = await ReceiveAsync();
        await Queue.EndAsync(first.Id, Party.Caller, null, "left", None);
        await Queue.ConnectCallerAsync(next.Id, "x", None);
        async Task StayAsync() => await Queue.KeepConnectionsAsync(
            [new HeldConnection(ConnectionKind.Counsellor, counsellor.Id, "c1"), new HeldConnection(ConnectionKind.Caller, next.Id, "x")], None);
        await AdvanceAsync(30);
        await StayAsync();
        await AdvanceAsync(29.9);
        await StayAsync();
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(next.Id)).State, Is.EqualTo(ContactState.Waiting), "nobody is offered into a wrap-up");
        await AdvanceAsync(0.1);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(next.Id)).State, Is.EqualTo(ContactState.Offered));
        Assert.That((await ReadAsync(counsellor)).Unfinished.Keys, Is.EqualTo(new[] { first.Id }), "still to be completed");
    }

    /// <summary>A timer popped by a node that dies before it acted.</summary>
    [Test]
    public async Task Timer_OfANodeThatDiesBeforeItActs_IsRunByAnother()
    {
        await SignInAsync();
        var contact = await ReceiveAsync();
        await AdvanceAsync(20);
        // As far as a node gets that has seen what is due and dies: a timer leaves the set only in the script that does its work.
        var timers = Keys.Journal[..^"journal".Length] + "timers";
        var due = await Database.SortedSetRangeByScoreAsync(timers, double.NegativeInfinity, Now);
        Assert.That(due.Select(d => (string)d!), Does.Contain($"offer:{contact.Id}:{contact.Offer!.Id}"));
        var other = OtherNode();
        await other.ReadEpochAsync(None);
        await other.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting));
        Assert.That(await Database.SortedSetRangeByScoreAsync(timers, double.NegativeInfinity, Now), Is.Empty);
    }

    /// <summary>Two scripts that interleave on an embedded store.</summary>
    [Test]
    public async Task Scripts_OfTwoNodesAtOnce_DoNotInterleave()
    {
        var counsellor = await SignInAsync();
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        var other = OtherNode();
        await other.ReadEpochAsync(None);
        // Each reads the last number, adds one and writes it: interleaved, two would have the same.
        await Task.WhenAll(Enumerable.Range(0, 400).Select(n => (n % 2 == 0 ? Queue : other).PostMessageAsync(contact.Id, Message($"{n}"), null, None)));
        var numbers = (await Queue.ReadMessagesAsync(contact.Id, 0, None)).Select(m => m.Number).Order();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 400)));
        var journal = await JournalAsync();
        Assert.That(journal.Select(e => e.Number), Is.EqualTo(Enumerable.Range(1, journal.Count)));
    }

    /// <summary>A new connection that arrives before the old one's disconnect.</summary>
    [Test]
    public async Task NewConnection_BeforeTheOldOnesDisconnect_IsNotALoss()
    {
        var counsellor = await SignInAsync();
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        await Queue.ConnectCounsellorAsync(counsellor.Id, "new", None);
        await Queue.DisconnectCounsellorAsync(counsellor.Id, "c1", None);
        Assert.That((await ReadAsync(counsellor)).Lost, Is.Null);
        await Queue.ConnectCallerAsync(contact.Id, "old page", None);
        await Queue.ConnectCallerAsync(contact.Id, "new page", None);
        await Queue.DisconnectCallerAsync(contact.Id, "old page", None);
        Assert.That((await ReadAsync(contact.Id)).CallerLost, Is.Null);
    }

    /// <summary>A backplane message lost at a node restart: each stream has a gapless number, so the next one shows the hole, and the snapshot fills it.</summary>
    [Test]
    public async Task Streams_WithALostMessage_ShowTheHoleAndTheSnapshotFillsIt()
    {
        var counsellor = await SignInAsync();
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        var before = await Queue.PostMessageAsync(contact.Id, Message("一"), null, None);
        _ = await Queue.PostMessageAsync(contact.Id, Message("二 (lost on its way)"), null, None);
        var after = await Queue.PostMessageAsync(contact.Id, Message("三"), null, None);
        Assert.That(after.Events[0].Message!.Number, Is.EqualTo(before.Events[0].Message!.Number + 2), "the hole is seen");
        Assert.That((await Queue.ReadCallerAsync(contact.Id, before.Events[0].Message!.Number, None))!.Messages.Select(m => m.Number), Is.EqualTo(new[] { 2, 3 }));
        var desk = (await ReadAsync(counsellor)).Desk;
        var break_ = await Queue.SetPresenceAsync(counsellor.Id, Presence.Break, "水", None);
        Assert.That(break_.Events.Single(e => e.Counsellor is not null).Counsellor!.Desk, Is.EqualTo(desk + 1));
    }
}

[Category("Garnet")]
public sealed class GarnetKnownFailures : KnownFailuresSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[Category("Redis")]
public sealed class RedisKnownFailures : KnownFailuresSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
