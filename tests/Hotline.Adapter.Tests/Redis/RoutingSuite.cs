using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>Who is asked, how a requirement gives way, and the moves of counsellors and supervisors.</summary>
public abstract class RoutingSuite : ContactQueueSuite
{
    private static Dictionary<string, int> Skills(params (string Name, int Level)[] skills) => skills.ToDictionary(s => s.Name, s => s.Level);

    private async Task<Counsellor> SignInAsync(Func<Counsellor, Counsellor> change)
    {
        var profile = change(new Counsellor
        {
            Id = Guid.CreateVersion7(), Alias = "某", Presence = Presence.Available, ChatCapacity = 2, VoiceAddress = "sip:x@example.org",
            Lines = new Dictionary<string, int> { ["12355"] = 1 },
        });
        await NextMillisecondAsync();
        Assert.That((await Queue.SignInAsync(profile, "c1", None)).Refusal, Is.Null);
        return profile;
    }

    private async Task<Contact> ReceiveAsync(Requirement need, params RelaxationStep[] steps)
    {
        var contact = NewContact() with { Plan = Relaxation.Plan(need, steps) };
        Assert.That((await Queue.ReceiveAsync(contact, need, None)).Refusal, Is.Null);
        return await ReadAsync(contact.Id);
    }

    /// <summary>Time passes while everybody stays connected.</summary>
    private async Task PassAsync(int seconds, Contact caller, params Counsellor[] counsellors)
    {
        for (var left = seconds; left > 0; left -= 20)
        {
            await AdvanceAsync(Math.Min(left, 20));
            await Queue.ConnectCallerAsync(caller.Id, "x", None);
            await Queue.KeepConnectionsAsync(
                [new HeldConnection(ConnectionKind.Caller, caller.Id, "x"), .. counsellors.Select(c => new HeldConnection(ConnectionKind.Counsellor, c.Id, "c1"))], None);
            await Queue.RunDueTimersAsync(50, None);
        }
    }

    private static Requirement Chat => new() { Line = "12355", Channel = Channel.Chat };
    private static Requirement Voice => Chat with { Channel = Channel.Voice };

    private async Task<IEnumerable<JournalEventType>> TypesAsync(Guid contact) => (await JournalAsync()).Where(e => e.About == contact).Select(e => e.Type);

    [Test]
    public async Task Board_SomebodysBrowserCannotBeRung_SaysSo()
    {
        var lin = await SignInAsync(c => c with { TakesVoice = true, VoiceAddress = "client:lin" });
        var telephone = await SignInAsync(c => c with { TakesVoice = true });
        async Task<bool> IsNotReadyAsync(Counsellor one) => (await Queue.ReadBoardAsync(new Dictionary<string, string>(), None)).Counsellors.Single(c => c.Id == one.Id).BrowserNotReady;
        Assert.That((await IsNotReadyAsync(lin), await IsNotReadyAsync(telephone)), Is.EqualTo((true, false)));
        await Queue.SetVoiceAsync(lin.Id, "c1", true, None);
        Assert.That(await IsNotReadyAsync(lin), Is.False);
        await Queue.SetVoiceAsync(lin.Id, "c1", false, None);
        Assert.That(await IsNotReadyAsync(lin), Is.True);
        await Queue.DisconnectCounsellorAsync(lin.Id, "c1", None);
        Assert.That(await IsNotReadyAsync(lin), Is.False, "that she is lost says it already");
    }

    [Test]
    public async Task Match_EqualLoad_PrefersTheBetterLevelThenTheLongestFree()
    {
        var able = await SignInAsync(c => c with { Skills = Skills(("exam", 2)) });
        await AdvanceAsync(1);
        var best = await SignInAsync(c => c with { Skills = Skills(("exam", 4)) });
        await AdvanceAsync(1);
        var alsoBest = await SignInAsync(c => c with { Skills = Skills(("exam", 4)) });
        var need = Chat with { Skills = Skills(("exam", 2)) };
        List<Guid> asked = [];
        for (var i = 0; i < 4; i++)
            asked.Add((await ReceiveAsync(need)).Offer!.Counsellor);
        Assert.That(asked, Is.EqualTo(new[] { best.Id, alsoBest.Id, able.Id, best.Id }), "load before level before free-since");
    }

    [Test]
    public async Task Match_LeastLevel_IsKept()
    {
        await SignInAsync(c => c with { Skills = Skills(("exam", 2)) });
        var contact = await ReceiveAsync(Chat with { Skills = Skills(("exam", 3)) }, new RelaxationStep { AfterSeconds = 10, LevelsDown = 1 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(contact.State, Is.EqualTo(ContactState.Offered), "nobody on shift has the level, so it falls at once");
            Assert.That(contact.Requirement, Is.EqualTo("12355/Chat/skill=exam>2"));
            Assert.That(await TypesAsync(contact.Id), Is.EqualTo(new[]
            {
                JournalEventType.ContactArrived, JournalEventType.RequirementUnmet, JournalEventType.RequirementRelaxed, JournalEventType.OfferMade,
            }));
        }
    }

    [Test]
    public async Task Relax_AfterItsTime_GivesThePreferenceUp()
    {
        var here = await SignInAsync(c => c with { County = "330302", ChatCapacity = 1 });
        var there = await SignInAsync(c => c with { County = "330303" });
        await ConnectAsync(here, await ReceiveAsync(Chat with { County = "330302" }));
        var contact = await ReceiveAsync(Chat with { County = "330302" }, new RelaxationStep { AfterSeconds = 20, DropCounty = true });
        Assert.That(contact.State, Is.EqualTo(ContactState.Waiting), "somebody of the county is on shift, only busy");
        await AdvanceAsync(19.9);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting));
        await AdvanceAsync(0.1);
        await Queue.RunDueTimersAsync(50, None);
        var relaxed = await ReadAsync(contact.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(relaxed.Offer?.Counsellor, Is.EqualTo(there.Id));
            Assert.That((relaxed.Requirement, relaxed.Relaxed, relaxed.Arrived), Is.EqualTo(("12355/Chat", 1, contact.Arrived)));
        }
    }

    [Test]
    public async Task Relax_JoinsNeighbouringLines()
    {
        var neighbour = await SignInAsync(c => c with { Lines = new Dictionary<string, int> { ["12356"] = 1 } });
        var contact = await ReceiveAsync(Chat, new RelaxationStep { AfterSeconds = 30, JoinLines = ["12356"] });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(contact.Offer?.Counsellor, Is.EqualTo(neighbour.Id));
            Assert.That((contact.Line, contact.Requirement), Is.EqualTo(("12355", "12355+12356/Chat")));
        }
    }

    [Test]
    public async Task Unmet_WithoutAPlan_IsToldOnceAndSeenOnTheBoard()
    {
        var contact = await ReceiveAsync(Chat);
        await Queue.RaisePriorityAsync(contact.Id, Priority.High, "caller", "caller", None);
        var board = await Queue.ReadBoardAsync(new Dictionary<string, string>(), None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(board.Queues.Single(q => q.Channel is Channel.Chat).Unmet, Is.EqualTo(1));
            Assert.That((await TypesAsync(contact.Id)).Count(t => t is JournalEventType.RequirementUnmet), Is.EqualTo(1));
        }
        await SignInAsync(c => c);
        board = await Queue.ReadBoardAsync(new Dictionary<string, string>(), None);
        Assert.That(board.Queues.Single(q => q.Channel is Channel.Chat).Unmet, Is.Zero);
    }

    [Test]
    public async Task Unmet_WhenTheLastOneAbleLeaves_StartsTheRelaxation()
    {
        var special = await SignInAsync(c => c with { Skills = Skills(("exam", 3)), ChatCapacity = 1 });
        await ConnectAsync(special, await ReceiveAsync(Chat with { Skills = Skills(("exam", 3)) }));
        var anybody = await SignInAsync(c => c);
        var contact = await ReceiveAsync(Chat with { Skills = Skills(("exam", 3)) }, new RelaxationStep { AfterSeconds = 3600, DropSkills = true });
        Assert.That(contact.State, Is.EqualTo(ContactState.Waiting));
        await Queue.FreeCounsellorAsync(special.Id, "supervisor", "gone home", None);
        await Queue.SignOutAsync(special.Id, None);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(anybody.Id));
    }

    [Test]
    public async Task SpecialRequirement_IsForgottenAWhileAfterTheLastWhoWaitedForIt()
    {
        await SignInAsync(c => c);
        var contact = await ReceiveAsync(Chat with { County = "330302" });
        Assert.That(await Database.SetMembersAsync($"{Prefix}requirements"), Has.Length.EqualTo(1));
        await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
        Assert.That(await Database.SetMembersAsync($"{Prefix}requirements"), Has.Length.EqualTo(1), "the next one is spared the look at everybody");
        await AdvanceAsync(600);
        await Queue.RunDueTimersAsync(50, None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Database.SetMembersAsync($"{Prefix}requirements"), Is.Empty);
            Assert.That(await Database.KeyExistsAsync($"{Prefix}able:{contact.Requirement}"), Is.False);
        }
    }

    private string Prefix => Keys.Journal[..^"journal".Length];

    [Test]
    public async Task Transfer_ToAnotherLine_KeepsThePlaceAndTheWords()
    {
        var from = await SignInAsync(c => c);
        var to = await SignInAsync(c => c with { Lines = new Dictionary<string, int> { ["12356"] = 1 } });
        var contact = await ConnectAsync(from, await ReceiveAsync(Chat));
        await Queue.PostMessageAsync(contact.Id, Message("a"), null, None);
        var step = await Queue.TransferAsync(contact.Id, from.Id, from.Id.ToString(), new Requirement { Line = "12356", Channel = Channel.Chat }, null, "sealed", None);
        Assert.That(step.Refusal, Is.Null);
        var moved = await ReadAsync(contact.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(moved.Offer?.Counsellor, Is.EqualTo(to.Id));
            Assert.That((moved.Arrived, moved.Transfers, moved.Messages, moved.Counsellor), Is.EqualTo((contact.Arrived, 1, 1, (Guid?)null)));
            Assert.That((await ReadAsync(from)).Shown(), Is.EqualTo(ShownPresence.Available));
            Assert.That(step.Events[0].Data?.GetProperty("note").GetString(), Is.EqualTo("sealed"));
        }
    }

    [Test]
    public async Task Transfer_OwnLine_IsNotOfferedBackAtOnce()
    {
        var from = await SignInAsync(c => c);
        var contact = await ConnectAsync(from, await ReceiveAsync(Chat));
        await Queue.TransferAsync(contact.Id, from.Id, from.Id.ToString(), Chat, null, null, None);
        await PassAsync(599, contact, from);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting));
        await PassAsync(1, contact, from);
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(from.Id), "nobody else came within ten minutes");
    }

    [Test]
    public async Task Transfer_AndTheCallerLeavesAMessageInstead_WhoeverTalkedWritesItUp()
    {
        var from = await SignInAsync(c => c);
        var contact = await ConnectAsync(from, await ReceiveAsync(Chat));
        await Queue.TransferAsync(contact.Id, from.Id, from.Id.ToString(), Chat, null, null, None);
        var message = NewContact(Channel.Message) with { Follows = contact.Id, Left = new LeftMessage(), Call = null };
        Assert.That((await Queue.LeaveMessageAsync(message, Need(message), Message("sealed"), null, None)).Refusal, Is.Null);
        contact = await ReadAsync(contact.Id);
        Assert.That((contact.State, contact.Counsellor, contact.Overflow?.Contact), Is.EqualTo((ContactState.WrapUp, (Guid?)from.Id, (Guid?)message.Id)));
        Assert.That((await ReadAsync(from)).Unfinished.Keys, Is.EqualTo(new[] { contact.Id }));
        Assert.That((await ReadAsync(message.Id)).Offer?.Counsellor, Is.EqualTo(from.Id), "and the message is heard");
        Assert.That((await Queue.CloseAsync(from.Id, contact.Id, new Closing(Disposition.Support, RiskLevel.Low, null), None)).Refusal, Is.Null);
    }

    [Test]
    public async Task Transfer_AndTheCallerIsPutThroughOutside_WhoeverTalkedWritesItUpAndTheCallGoesOn()
    {
        var from = await SignInAsync(c => c);
        var call = await TransferredCallAsync(from);
        await DrainOutboxAsync();
        Assert.That((await Queue.StepAsideAsync(call.Id, AsideKind.Outside, TimeSpan.FromMinutes(2), false, "+8657712345678", None)).Refusal, Is.Null);
        Assert.That((await Queue.OverflowAsync(call.Id, None)).Refusal, Is.Null);
        Assert.That((await Queue.OverflowAsync(call.Id, None)).Events, Is.Empty, "told twice");
        var left = await ReadAsync(call.Id);
        Assert.That((left.State, left.Counsellor, left.Overflow?.Kind), Is.EqualTo((ContactState.WrapUp, (Guid?)from.Id, (OverflowKind?)OverflowKind.Number)));
        Assert.That((await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(20), 16, None)).Select(i => i.Kind), Has.None.EqualTo(OutboxKind.EndCall));
        // Nor does an opening that looks for what a tear may have cost.
        await OpenEpochAsync();
        Assert.That((await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(20), 16, None)).Select(i => i.Kind), Has.None.EqualTo(OutboxKind.EndCall));
    }

    [Test]
    public async Task Transfer_AndTheCallerHangsUpWhileSpeaking_ARecordingThatIsToldLateIsKept()
    {
        var from = await SignInAsync(c => c);
        var call = await TransferredCallAsync(from);
        await Queue.StepAsideAsync(call.Id, AsideKind.Message, TimeSpan.FromMinutes(5), false, null, None);
        await Queue.LoseCallerAsync(call.Id, call.Call!.CallerSid!, "call completed", None);
        for (var i = 0; i < 7; i++)
        {
            await AdvanceAsync(20);
            await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Counsellor, from.Id, "c1")], None);
            await Queue.RunDueTimersAsync(50, None);
        }
        Assert.That((await ReadAsync(call.Id)).State, Is.EqualTo(ContactState.WrapUp));
        var message = NewContact(Channel.Message) with { Follows = call.Id, Left = new LeftMessage { Seconds = 5 }, Call = null };
        Assert.That((await Queue.LeaveMessageAsync(message, Need(message), null, "RE1", None)).Refusal, Is.Null);
        Assert.That((await ReadAsync(message.Id)).Left?.Audio, Is.EqualTo(AudioState.Fetching));
        var written = NewContact(Channel.Message) with { Follows = call.Id, Left = new LeftMessage(), Call = null };
        Assert.That((await Queue.LeaveMessageAsync(written, Need(written), Message("sealed"), null, None)).Refusal, Is.EqualTo(Refusal.WrongState));
    }

    /// <summary>A call that was talked in and waits again.</summary>
    private async Task<Contact> TransferredCallAsync(Counsellor from)
    {
        var call = await ConnectAsync(from, await ReceiveAsync(Channel.Voice));
        await Queue.ChangeCallAsync(call.Id, new CallChange { CallerJoined = true, CounsellorSid = "CAx", CounsellorJoined = true, Offer = call.Offer!.Id }, None);
        await Queue.TransferAsync(call.Id, from.Id, from.Id.ToString(), Voice, null, null, None);
        return call;
    }

    private async Task DrainOutboxAsync()
    {
        foreach (var item in await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(20), 16, None))
            await Queue.FinishOutboxAsync(item, None);
    }

    [Test]
    public async Task Transfer_ToAPerson_AsksThemFirstThenEverybody()
    {
        var from = await SignInAsync(c => c);
        var person = await SignInAsync(c => c with { ChatCapacity = 1 });
        await AdvanceAsync(1);
        var other = await SignInAsync(c => c);
        var contact = await ConnectAsync(from, await ReceiveAsync(Chat));
        await ConnectAsync(person, await ReceiveAsync(Chat with { Counsellor = person.Id }));
        var to = Chat with { Counsellor = person.Id };
        await Queue.TransferAsync(contact.Id, from.Id, from.Id.ToString(), to, Relaxation.Plan(to, [new RelaxationStep { AfterSeconds = 60, DropCounsellor = true }]), null, None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting), "the person is on shift and busy");
        await PassAsync(59, contact, from, person, other);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting));
        await PassAsync(1, contact, from, person, other);
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(other.Id));
    }

    [Test]
    public async Task Transfer_OfAnothersContact_IsRefused()
    {
        var from = await SignInAsync(c => c);
        var contact = await ConnectAsync(from, await ReceiveAsync(Chat));
        var stranger = await SignInAsync(c => c);
        Assert.That((await Queue.TransferAsync(contact.Id, stranger.Id, "x", Chat, null, null, None)).Refusal, Is.EqualTo(Refusal.NotYours));
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Connected));
    }

    [Test]
    public async Task Transfer_OfACall_HangsUpTheCounsellorsLegOnly()
    {
        var from = await SignInAsync(c => c);
        var contact = await ReceiveAsync(Channel.Voice);
        await Queue.AcceptAsync(from.Id, contact.Id, contact.Offer!.Id, None);
        await Queue.ChangeCallAsync(contact.Id, new CallChange { CounsellorSid = "CAleg", CounsellorJoined = true, CallerJoined = true, Offer = contact.Offer.Id }, None);
        await Queue.TransferAsync(contact.Id, null, "supervisor", Need(contact), null, null, None);
        var outbox = await Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 16, None);
        var moved = await ReadAsync(contact.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outbox.Where(i => i.Kind is OutboxKind.EndCall).Select(i => (i.Call?.CounsellorSid, i.Call?.CallerSid)), Is.EqualTo(new[] { ("CAleg", (string?)null) }));
            Assert.That((moved.State, moved.Call?.CallerSid, moved.Call?.CounsellorSid), Is.EqualTo((ContactState.Waiting, contact.Call!.CallerSid, (string?)null)));
        }
    }

    [Test]
    public async Task Take_FromTheQueue_ConnectsAndKeepsTheCapacity()
    {
        var busy = await SignInAsync(c => c with { ChatCapacity = 1 });
        await Queue.SetPresenceAsync(busy.Id, Presence.Break, "茶", None);
        var (first, second) = (await ReceiveAsync(Chat), await ReceiveAsync(Chat));
        Assert.That((await Queue.TakeAsync(busy.Id, second.Id, false, "", None)).Refusal, Is.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ReadAsync(second.Id)).State, Is.EqualTo(ContactState.Connected));
            Assert.That((await Queue.TakeAsync(busy.Id, second.Id, false, "", None)).Events, Is.Empty, "again changes nothing");
            Assert.That((await Queue.TakeAsync(busy.Id, first.Id, false, "", None)).Refusal, Is.EqualTo(Refusal.NoRoom));
            Assert.That((await ReadAsync(first.Id)).State, Is.EqualTo(ContactState.Waiting));
        }
    }

    [Test]
    public async Task TakeOver_ByASupervisor_LeavesExactlyOneOwner()
    {
        var from = await SignInAsync(c => c);
        var contact = await ConnectAsync(from, await ReceiveAsync(Chat));
        var supervisor = await SignInAsync(c => c with { Alias = "督导" });
        Assert.That((await Queue.TakeAsync(supervisor.Id, contact.Id, false, "", None)).Refusal, Is.EqualTo(Refusal.NotYours));
        Assert.That((await Queue.TakeAsync(supervisor.Id, contact.Id, true, "level 4", None)).Refusal, Is.Null);
        var taken = await ReadAsync(contact.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((taken.State, taken.Counsellor, taken.CounsellorAlias), Is.EqualTo((ContactState.Connected, (Guid?)supervisor.Id, "督导")));
            Assert.That((await ReadAsync(from)).Contacts, Is.Empty);
            Assert.That((await ReadAsync(supervisor)).Contacts.Keys, Is.EqualTo(new[] { contact.Id }));
        }
    }

    [Test]
    public async Task Take_WhileAnotherIsAsked_WithdrawsThatOffer()
    {
        var asked = await SignInAsync(c => c);
        var contact = await ReceiveAsync(Chat);
        var other = await SignInAsync(c => c);
        await Queue.TakeAsync(other.Id, contact.Id, false, "", None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Queue.AcceptAsync(asked.Id, contact.Id, contact.Offer!.Id, None)).Refusal, Is.EqualTo(Refusal.OfferUnknown));
            Assert.That((await ReadAsync(asked)).Offers, Is.Empty);
            Assert.That((await ReadAsync(contact.Id)).Counsellor, Is.EqualTo(other.Id));
        }
    }

    [Test]
    public async Task Free_StuckCounsellor_GivesEverythingBackAndAsksNothingMore()
    {
        var stuck = await SignInAsync(c => c);
        var talking = await ConnectAsync(stuck, await ReceiveAsync(Chat));
        var ringing = await ReceiveAsync(Chat);
        Assert.That(ringing.State, Is.EqualTo(ContactState.Offered));
        await Queue.FreeCounsellorAsync(stuck.Id, "supervisor", "stuck", None);
        var freed = await ReadAsync(stuck);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((freed.Presence, freed.Offers.Count, freed.Contacts.Count), Is.EqualTo((Presence.NotResponding, 0, 0)));
            Assert.That((await ReadAsync(talking.Id)).State, Is.EqualTo(ContactState.Waiting));
            Assert.That((await ReadAsync(ringing.Id)).State, Is.EqualTo(ContactState.Waiting));
        }
        await AdvanceAsync(31);
        await Queue.SetPresenceAsync(stuck.Id, Presence.Available, null, None);
        Assert.That((await ReadAsync(talking.Id)).Offer?.Counsellor, Is.EqualTo(stuck.Id), "one click brings the counsellor back");
    }

    [Test]
    public async Task ExtendWrapUp_MovesItsEnd()
    {
        var counsellor = await SignInAsync(c => c);
        var contact = await ConnectAsync(counsellor, await ReceiveAsync(Chat));
        Assert.That((await Queue.ExtendWrapUpAsync(counsellor.Id, contact.Id, TimeSpan.FromMinutes(5), "x", None)).Refusal, Is.EqualTo(Refusal.WrongState));
        await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
        Assert.That((await Queue.ExtendWrapUpAsync(counsellor.Id, contact.Id, TimeSpan.FromMinutes(5), "安全计划", None)).Refusal, Is.Null);
        await PassAsync(299, contact, counsellor);
        Assert.That((await ReadAsync(counsellor)).Contacts, Has.Count.EqualTo(1));
        await PassAsync(1, contact, counsellor);
        Assert.That((await ReadAsync(counsellor)).Contacts, Is.Empty);
    }
}

[TestFixture]
public sealed class GarnetRoutingTests : RoutingSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture]
public sealed class RedisRoutingTests : RoutingSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
