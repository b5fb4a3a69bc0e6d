using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

public abstract class TransitionSuite : ContactQueueSuite
{
    [Test]
    public async Task Chat_WholeLife_JournalsEveryStepInOrder()
    {
        var counsellor = await SignInAsync();
        var contact = await ReceiveAsync();
        Assert.That(contact.State, Is.EqualTo(ContactState.Offered));
        contact = await ConnectAsync(counsellor, contact);
        Assert.That(contact.State, Is.EqualTo(ContactState.Connected));
        await Queue.PostMessageAsync(contact.Id, Message("a"), null, None);
        await Queue.PostMessageAsync(contact.Id, Message("b", Author.Counsellor, counsellor.Id), null, None);
        await Queue.MarkSeenAsync(contact.Id, Author.Caller, null, 2, None);
        Assert.That((await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None)).Refusal, Is.Null);
        Assert.That((await ReadAsync(counsellor)).Shown(), Is.EqualTo(ShownPresence.WrapUp));
        await Queue.EndWrapUpAsync(counsellor.Id, contact.Id, None);
        Assert.That((await ReadAsync(counsellor)).Shown(), Is.EqualTo(ShownPresence.Available));
        Assert.That((await ReadAsync(counsellor)).Unfinished, Has.Count.EqualTo(1));
        var closed = await Queue.CloseAsync(counsellor.Id, contact.Id, new Closing(Disposition.Support, RiskLevel.Low, null), None);
        Assert.That(closed.Refusal, Is.Null);
        Assert.That((await ReadAsync(counsellor)).Unfinished, Is.Empty);

        var journal = await JournalAsync();
        Assert.That(journal.Where(e => e.About == contact.Id).Select(e => e.Type), Is.EqualTo(new[]
        {
            JournalEventType.ContactArrived, JournalEventType.OfferMade, JournalEventType.OfferAccepted, JournalEventType.ContactConnected,
            JournalEventType.MessagePosted, JournalEventType.MessagePosted, JournalEventType.MessagesSeen, JournalEventType.ContactEnded,
            JournalEventType.WrapUpEnded, JournalEventType.ContactClosed,
        }));
        Assert.That(journal.Select(e => e.Number), Is.EqualTo(Enumerable.Range(1, journal.Count)));
        Assert.That(journal.Select(e => e.Id).Distinct().Count(), Is.EqualTo(journal.Count));
        Assert.That(journal[^1].Contact!.Disposition, Is.EqualTo(Disposition.Support));
        var desks = journal.Where(e => e.Counsellor?.Id == counsellor.Id).Select(e => e.Counsellor!.Desk).ToList();
        Assert.That(desks, Is.EqualTo(Enumerable.Range(1, desks.Count)), "the desk's stream has no gap");
    }

    [Test]
    public async Task Decline_GoesToNextCounsellor_KeepsPlace()
    {
        var first = await SignInAsync("甲");
        var contact = await ReceiveAsync();
        await AdvanceAsync(1);
        var second = await SignInAsync("乙");
        var step = await Queue.DeclineAsync(first.Id, contact.Id, contact.Offer!.Id, "忙", None);
        Assert.That(step.Refusal, Is.Null);
        var after = await ReadAsync(contact.Id);
        Assert.That(after.Offer!.Counsellor, Is.EqualTo(second.Id));
        Assert.That(after.Arrived, Is.EqualTo(contact.Arrived));
    }

    [Test]
    public async Task Expire_MakesCounsellorNotResponding_OfferGoesOn()
    {
        var first = await SignInAsync("甲");
        var contact = await ReceiveAsync();
        await AdvanceAsync(1);
        var second = await SignInAsync("乙");
        await AdvanceAsync(20);
        await Queue.RunDueTimersAsync(10, None);
        Assert.That((await ReadAsync(first)).Presence, Is.EqualTo(Presence.NotResponding));
        Assert.That((await ReadAsync(contact.Id)).Offer!.Counsellor, Is.EqualTo(second.Id));
        Assert.That((await Queue.AcceptAsync(first.Id, contact.Id, contact.Offer!.Id, None)).Refusal, Is.EqualTo(Refusal.OfferUnknown));
    }

    [Test]
    public async Task CounsellorGone_WithdrawsOfferAtOnce_AndReturnsChatsAfterGrace()
    {
        var first = await SignInAsync("甲");
        var chat = await ReceiveAsync();
        await ConnectAsync(first, chat);
        var offered = await ReceiveAsync();
        Assert.That(offered.State, Is.EqualTo(ContactState.Offered));
        await Queue.DisconnectCounsellorAsync(first.Id, "c1", None);
        Assert.That((await ReadAsync(offered.Id)).State, Is.EqualTo(ContactState.Waiting));
        Assert.That((await ReadAsync(chat.Id)).State, Is.EqualTo(ContactState.Connected));
        await AdvanceAsync(61);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(chat.Id)).State, Is.EqualTo(ContactState.Waiting));
        Assert.That((await ReadAsync(first)).Presence, Is.EqualTo(Presence.Offline));
        Assert.That((await Queue.ReadPlacesAsync([chat.Id, offered.Id], None)).Select(p => p.Position), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task CounsellorBack_WithinGrace_FindsEverything()
    {
        var first = await SignInAsync("甲");
        var chat = await ReceiveAsync();
        await ConnectAsync(first, chat);
        await Queue.DisconnectCounsellorAsync(first.Id, "c1", None);
        await AdvanceAsync(30);
        await Queue.ConnectCounsellorAsync(first.Id, "c2", None);
        await AdvanceAsync(40);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(chat.Id)).State, Is.EqualTo(ContactState.Connected));
    }

    [Test]
    public async Task NewConnection_BeforeOldOnesEnd_IsNotALoss()
    {
        var first = await SignInAsync("甲");
        await Queue.ConnectCounsellorAsync(first.Id, "c2", None);
        await Queue.DisconnectCounsellorAsync(first.Id, "c1", None);
        Assert.That((await ReadAsync(first)).Lost, Is.Null);
    }

    [Test]
    public async Task SilentConnection_RunsOut_AndKeptOneDoesNot()
    {
        var first = await SignInAsync("甲");
        await AdvanceAsync(30);
        await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Counsellor, first.Id, "c1")], None);
        await AdvanceAsync(30);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(first)).Lost, Is.Null);
        await AdvanceAsync(20);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(first)).Lost, Is.Not.Null);
    }

    [Test]
    public async Task CallerHungUp_BeforeAnybodyTookTheCall_ThereIsNothingToEnd([Values] bool offered)
    {
        if (offered)
            await SignInAsync();
        var call = await ReceiveAsync(Channel.Voice);
        var step = await Queue.LoseCallAsync(call.Call!.CallerSid!, Guid.CreateVersion7(), "call completed", None);
        Assert.That(step.Events.Select(e => (e.Type, e.About)), Does.Contain((JournalEventType.ContactAbandoned, (Guid?)call.Id)), "found by the leg");
        Assert.That(await Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 10, None), Is.Empty);
        var again = await Queue.LoseCallAsync(call.Call.CallerSid!, call.Id, "call completed", None);
        Assert.That((again.Refusal, again.Events.Count), Is.EqualTo(((Refusal?)null, 0)));
    }

    [Test]
    public async Task CallerHungUp_WhileSomebodyIsOrWasRung_TheLegsAreEnded([Values] bool stillRung)
    {
        var counsellor = await SignInAsync();
        var call = await ReceiveAsync(Channel.Voice);
        await ConnectAsync(counsellor, call);
        if (!stillRung)
            await Queue.ReturnAsync(call.Id, null, "network: 500", None);
        await Queue.LoseCallAsync(call.Call!.CallerSid!, call.Id, "call completed", None);
        Assert.That((await Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 10, None)).Select(i => i.Kind), Does.Contain(Core.Outbox.OutboxKind.EndCall));
    }

    [Test]
    public async Task Voice_BothLegsJoin_Connects_AndExcludesChats()
    {
        var counsellor = await SignInAsync();
        var call = await ReceiveAsync(Channel.Voice);
        call = await ConnectAsync(counsellor, call);
        Assert.That(call.State, Is.EqualTo(ContactState.Connecting));
        var items = await Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 10, None);
        Assert.That(items.Single().Kind, Is.EqualTo(Core.Outbox.OutboxKind.RingCounsellor));
        Assert.That(await Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 10, None), Is.Empty, "leased");
        await Queue.FinishOutboxAsync(items[0], None);
        await Queue.ChangeCallAsync(call.Id, new CallChange { CounsellorSid = "CAx", CounsellorJoined = true, Offer = call.Offer!.Id }, None);
        Assert.That((await Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 10, None)).Single().Kind, Is.EqualTo(Core.Outbox.OutboxKind.BringCaller));
        await Queue.ChangeCallAsync(call.Id, new CallChange { CallerJoined = true }, None);
        Assert.That((await ReadAsync(call.Id)).State, Is.EqualTo(ContactState.Connected));
        var chat = await ReceiveAsync();
        Assert.That(chat.State, Is.EqualTo(ContactState.Waiting));
    }

    [Test]
    public async Task Return_NetworkRefused_KeepsPlaceAndTellsNext()
    {
        var first = await SignInAsync("甲");
        var call = await ReceiveAsync(Channel.Voice);
        await ConnectAsync(first, call);
        await AdvanceAsync(5);
        Assert.That((await Queue.ReturnAsync(call.Id, null, "network: 500", None)).Refusal, Is.Null);
        var after = await ReadAsync(call.Id);
        Assert.That((after.State, after.Arrived), Is.EqualTo((ContactState.Waiting, call.Arrived)));
        var second = await SignInAsync("乙");
        Assert.That((await ReadAsync(call.Id)).Offer!.Counsellor, Is.EqualTo(second.Id));
    }

    [Test]
    public async Task Queue_Order_FollowsScore()
    {
        var routine = await ReceiveAsync();
        await AdvanceAsync(5);
        var high = await ReceiveAsync(priority: Priority.High);
        await AdvanceAsync(5);
        var immediate = await ReceiveAsync(priority: Priority.Immediate);
        var places = await Queue.ReadPlacesAsync([immediate.Id, high.Id, routine.Id], None);
        Assert.That(places.Select(p => p.Position), Is.EqualTo(new[] { 1, 2, 3 }));
        await Queue.RaisePriorityAsync(routine.Id, Priority.Immediate, "button", "caller", None);
        Assert.That((await Queue.ReadPlacesAsync([routine.Id], None)).Single().Position, Is.EqualTo(1));
        Assert.That((await Queue.RaisePriorityAsync(routine.Id, Priority.High, "later", "caller", None)).Events, Is.Empty, "never lowers");
    }

    [Test]
    public async Task Message_SameIdTwice_IsOneMessage()
    {
        var counsellor = await SignInAsync();
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        var message = Message("x");
        var first = await Queue.PostMessageAsync(contact.Id, message, null, None);
        var again = await Queue.PostMessageAsync(contact.Id, message, null, None);
        Assert.That(again.Events, Is.Empty);
        Assert.That(again.Value!.Value.GetProperty("number").GetInt32(), Is.EqualTo(first.Value!.Value.GetProperty("number").GetInt32()));
    }

    [Test]
    public async Task AnotherCounsellor_ReachesNothing()
    {
        var mine = await SignInAsync("甲");
        var contact = await ConnectAsync(mine, await ReceiveAsync());
        var other = await SignInAsync("乙");
        var refusals = new[]
        {
            (await Queue.PostMessageAsync(contact.Id, Message("x", Author.Counsellor, other.Id), null, None)).Refusal,
            (await Queue.EndAsync(contact.Id, Party.Counsellor, other.Id, "x", None)).Refusal,
            (await Queue.MarkSeenAsync(contact.Id, Author.Counsellor, other.Id, 1, None)).Refusal,
        };
        Assert.That(refusals, Is.All.EqualTo(Refusal.NotYours));
    }

    [Test]
    public async Task Form_TwoTabs_SecondIsToldInsteadOfOverwriting()
    {
        var mine = await SignInAsync();
        var contact = await ConnectAsync(mine, await ReceiveAsync());
        var form = new SealedForm { Version = 1, Coded = new RecordForm { Risk = RiskLevel.High }, Sealed = "k.x" };
        Assert.That((await Queue.SaveFormAsync(mine.Id, contact.Id, 0, form, None)).Refusal, Is.Null);
        Assert.That((await Queue.SaveFormAsync(mine.Id, contact.Id, 0, form with { Sealed = "k.y" }, None)).Refusal, Is.EqualTo(Refusal.FormChanged));
        var another = await ReceiveAsync();
        Assert.That(another.State, Is.EqualTo(ContactState.Waiting), "a level 3 contact blocks further offers");
    }

    [Test]
    public async Task SignOut_WhileAnOfferRings_SendsItOn_AndKeepsOpenContacts()
    {
        var mine = await SignInAsync();
        var open = await ConnectAsync(mine, await ReceiveAsync());
        var ringing = await ReceiveAsync();
        await Queue.SignOutAsync(mine.Id, None);
        Assert.That((await ReadAsync(ringing.Id)).State, Is.EqualTo(ContactState.Waiting));
        Assert.That((await ReadAsync(mine)).SigningOut, Is.True);
        await Queue.EndAsync(open.Id, Party.Caller, null, "left", None);
        await Queue.EndWrapUpAsync(mine.Id, open.Id, None);
        Assert.That((await ReadAsync(mine)).Presence, Is.EqualTo(Presence.Offline));
    }

    [Test]
    public async Task Caller_LostTooLong_IsAbandoned()
    {
        var contact = await ReceiveAsync();
        await Queue.ConnectCallerAsync(contact.Id, "p1", None);
        await AdvanceAsync(10);
        await Queue.DisconnectCallerAsync(contact.Id, "p1", None);
        await AdvanceAsync(60);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting));
        await AdvanceAsync(70);
        await Queue.RunDueTimersAsync(50, None);
        var gone = await ReadAsync(contact.Id);
        Assert.That((gone.State, gone.ShortAbandon, gone.Risk), Is.EqualTo((ContactState.Abandoned, false, RiskLevel.NotAssessed)));
    }

    [Test]
    public async Task Board_CountsByDefinition()
    {
        var counsellor = await SignInAsync();
        var quick = await ConnectAsync(counsellor, await ReceiveAsync());
        Assert.That(quick.State, Is.EqualTo(ContactState.Connected));
        await Queue.SetPresenceAsync(counsellor.Id, Presence.Break, "茶", None);
        var shortOne = await ReceiveAsync();
        await AdvanceAsync(2);
        await Queue.EndAsync(shortOne.Id, Party.Caller, null, "left", None);
        var late = await ReceiveAsync();
        await AdvanceAsync(100);
        await Queue.EndAsync(late.Id, Party.Caller, null, "left", None);
        var waiting = await ReceiveAsync(priority: Priority.Immediate);
        var board = await Queue.ReadBoardAsync(new Dictionary<string, string> { ["12355"] = "2026-09-21" }, None);
        var counters = board.Today.Single();
        Assert.Multiple(() =>
        {
            Assert.That((counters.Arrived, counters.Answered, counters.AnsweredInTarget), Is.EqualTo((4, 1, 1)));
            Assert.That((counters.ShortAbandoned, counters.Abandoned, counters.AbandonedAfterTarget), Is.EqualTo((1, 1, 1)));
            var queue = board.Queues.Single(q => q.Channel is Channel.Chat);
            Assert.That((queue.Waiting, queue.Immediate, queue.Unmet, queue.OldestArrival), Is.EqualTo((1, 1, 0, waiting.Arrived)));
            Assert.That(board.Counsellors.Single().Presence, Is.EqualTo(ShownPresence.Busy));
        });
    }

    [Test]
    public async Task Board_CallbacksAndMessages_AreToldApartFromWhoeverIsOnTheLine()
    {
        var rung = NewContact(Channel.Voice) with { Call = new CallLegs { CallerSid = "CA1", CallerNumber = "k1.n", CallerKey = "key" } };
        await Queue.ReceiveAsync(rung, Need(rung), None);
        await AdvanceAsync(5);
        await ReceiveAsync(Channel.Voice);
        var message = await ReceiveAsync(Channel.Message);
        Assert.That((await Queue.RequestCallbackAsync(rung.Id, null, None)).Refusal, Is.Null);
        var board = await BoardAsync();
        Assert.That(board.Callbacks, Is.EqualTo(new[] { new Core.Wallboard.CallbacksNow("12355", 1, (await ReadAsync(rung.Id)).Arrived) }));
        Assert.That(board.Queues.Where(q => q.Waiting > 0).Select(q => (q.Channel, q.Waiting)), Is.EquivalentTo(new[] { (Channel.Voice, 2), (Channel.Message, 1) }));
        await Queue.EndAsync(rung.Id, Party.Caller, null, "left", None);
        Assert.That((await BoardAsync()).Callbacks, Is.Empty);
        Assert.That(message.State, Is.EqualTo(ContactState.Waiting));
    }

    private Task<Core.Wallboard.Board> BoardAsync() => Queue.ReadBoardAsync(new Dictionary<string, string> { ["12355"] = "2026-09-21" }, None);

    [Test]
    public async Task Decline_ByTwo_IsOfferedAgainToWhoeverMayFirst()
    {
        var first = await SignInAsync("甲");
        var contact = await ReceiveAsync();
        await Queue.DeclineAsync(first.Id, contact.Id, contact.Offer!.Id, null, None);
        await Queue.SetPresenceAsync(first.Id, Presence.Break, "茶", None);
        await AdvanceAsync(18);
        var second = await SignInAsync("乙");
        var again = await ReadAsync(contact.Id);
        await Queue.DeclineAsync(second.Id, contact.Id, again.Offer!.Id, null, None);
        await AdvanceAsync(13);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting));
        await AdvanceAsync(18);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(second.Id));
    }

    [Test]
    public async Task HighRisk_BlocksUntilClosed_AndSendsRingingOffersOn()
    {
        var mine = await SignInAsync();
        var severe = await ConnectAsync(mine, await ReceiveAsync());
        var ringing = await ReceiveAsync();
        Assert.That(ringing.State, Is.EqualTo(ContactState.Offered));
        await Queue.SaveFormAsync(mine.Id, severe.Id, 0, new SealedForm { Version = 1, Coded = new RecordForm { Risk = RiskLevel.Immediate }, Sealed = "k.x" }, None);
        Assert.That((await ReadAsync(ringing.Id)).State, Is.EqualTo(ContactState.Waiting));
        await Queue.EndAsync(severe.Id, Party.Caller, null, "left", None);
        await Queue.EndWrapUpAsync(mine.Id, severe.Id, None);
        Assert.That((await ReadAsync(ringing.Id)).State, Is.EqualTo(ContactState.Waiting), "the wrap-up is over, the contact is not");
        await Queue.CloseAsync(mine.Id, severe.Id, new Closing(Disposition.SafetyPlan, RiskLevel.Immediate, null, "k.w"), None);
        Assert.That((await ReadAsync(ringing.Id)).State, Is.EqualTo(ContactState.Waiting), "time without offers comes first");
        await Queue.SetPresenceAsync(mine.Id, Presence.Available, null, None);
        Assert.That((await ReadAsync(ringing.Id)).State, Is.EqualTo(ContactState.Offered), "who says so is asked");
    }

    [Test]
    public async Task Abandon_AfterAnAnswer_KeepsTheRisk_AndCountsOnce()
    {
        var mine = await SignInAsync();
        var contact = await ConnectAsync(mine, await ReceiveAsync());
        await Queue.SaveFormAsync(mine.Id, contact.Id, 0, new SealedForm { Version = 1, Coded = new RecordForm { Risk = RiskLevel.High }, Sealed = "k.x" }, None);
        await Queue.DisconnectCounsellorAsync(mine.Id, "c1", None);
        await AdvanceAsync(61);
        await Queue.RunDueTimersAsync(50, None);
        await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
        Assert.That((await ReadAsync(contact.Id)).Risk, Is.EqualTo(RiskLevel.High));
        var counters = (await Queue.ReadBoardAsync(new Dictionary<string, string> { ["12355"] = "2026-09-21" }, None)).Today.Single();
        Assert.That((counters.Answered, counters.Abandoned, counters.ShortAbandoned), Is.EqualTo((1, 0, 0)));
    }

    [Test]
    public async Task Load_OfALaterEpoch_WinsWhateverTheVersion_AndFillsTheDesk()
    {
        var mine = await SignInAsync();
        var contact = await ConnectAsync(mine, await ReceiveAsync());
        var old = contact with { Epoch = "00000000-0000-7000-8000-000000000000", Version = 99, State = ContactState.Waiting, Counsellor = null };
        await Queue.LoadContactsAsync([new RestoredContact(old, ClaimedBy.Node)], None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Connected), "an earlier epoch's word is old, however high its version");

        var unknown = NewContact() with
        {
            Requirement = Need(NewContact()).Canonical(), State = ContactState.Connected, Counsellor = mine.Id, Version = 4, Epoch = contact.Epoch,
            Arrived = DateTimeOffset.FromUnixTimeMilliseconds(Now), Rules = new ContactRules(20000, 60000, 60000),
        };
        await Queue.LoadContactsAsync([new RestoredContact(unknown, ClaimedBy.Node)], None);
        Assert.That((await ReadAsync(mine)).Contacts, Contains.Key(unknown.Id));
        Assert.That((await ReceiveAsync()).State, Is.EqualTo(ContactState.Waiting), "both places are taken");
    }

    [Test]
    public async Task Return_OfAnOfferThatIsOver_ChangesNothing()
    {
        var mine = await SignInAsync();
        var call = await ConnectAsync(mine, await ReceiveAsync(Channel.Voice));
        Assert.That((await Queue.ReturnAsync(call.Id, Guid.CreateVersion7(), "leg: busy", None)).Events, Is.Empty);
        Assert.That((await ReadAsync(call.Id)).State, Is.EqualTo(ContactState.Connecting));
    }

    [Test]
    public async Task Opening_ConnectionAnnouncedWhileItOpens_IsNotLost()
    {
        var mine = await SignInAsync();
        var contact = await ReceiveAsync();
        await Queue.ConnectCallerAsync(contact.Id, "p1", None);
        var current = await Queue.ReadEpochAsync(None);
        var id = Guid.CreateVersion7().ToString();
        await Queue.OpenEpochAsync(current!.Id, id, "node", await Queue.ReadRunAsync(None), None);
        await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Caller, contact.Id, "p1"), new HeldConnection(ConnectionKind.Counsellor, mine.Id, "c1")], None);
        await Queue.FinishOpeningAsync(id, None);
        Assert.That(((await ReadAsync(contact.Id)).CallerLost, (await ReadAsync(mine)).Lost), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public void Refusals_InLua_EqualTheEnum()
    {
        // The file itself: a script holds only the numbers that it uses.
        using var file = new StreamReader(typeof(LuaScripts).Assembly.GetManifestResourceStream("Lua/lib/refusals.lua")!);
        var lua = file.ReadToEnd().Split('\n')
            .Select(l => System.Text.RegularExpressions.Regex.Match(l, @"^local ([A-Z_]+) = (-\d+)$")).Where(m => m.Success)
            .ToDictionary(m => m.Groups[1].Value.Replace("_", "", StringComparison.Ordinal), m => int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);
        Assert.That(lua, Is.EquivalentTo(Enum.GetValues<Refusal>().ToDictionary(r => r.ToString().ToUpperInvariant(), r => (int)r)));
    }
}

[TestFixture]
public sealed class GarnetTransitionTests : TransitionSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture]
public sealed class RedisTransitionTests : TransitionSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
