using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>The guarantee for contacts at level 4: each step at its deadline, whatever happens in between (issue 5).</summary>
public abstract class UrgentSuite : ContactQueueSuite
{
    private static readonly JournalEventType[] Steps = [JournalEventType.RequirementWidened, JournalEventType.SupervisorsCalled, JournalEventType.BackupCalled];

    /// <summary>One second after the other, as the timer loop would; the caller stays connected.</summary>
    private async Task PassAsync(int seconds, Guid caller)
    {
        for (var second = 0; second < seconds; second++)
        {
            await AdvanceAsync(1);
            await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Caller, caller, "x")], None);
            await Queue.RunDueTimersAsync(50, None);
        }
    }

    private async Task<IReadOnlyList<(JournalEventType Type, int Second)>> StepsAsync(long from) =>
        [.. (await JournalAsync()).Where(e => Steps.Contains(e.Type)).Select(e => (e.Type, (int)((e.At.ToUnixTimeMilliseconds() - from) / 1000)))];

    private async Task<Contact> UrgentAsync(Channel channel = Channel.Chat)
    {
        var contact = await ReceiveAsync(channel, Priority.Immediate);
        await Queue.ConnectCallerAsync(contact.Id, "x", None);
        return contact;
    }

    [Test]
    public async Task LevelFour_NobodyFree_TakesEachStepAtItsDeadlineAndNeverStops()
    {
        await Queue.SetLineAsync(new Line { Code = "12356", Name = "心理", NameEn = "Psychology" }, "system", None);
        var contact = await UrgentAsync();
        var from = Now;
        await PassAsync(170, contact.Id);
        Assert.That(await StepsAsync(from), Is.EqualTo(new[]
        {
            (JournalEventType.RequirementWidened, 15), (JournalEventType.SupervisorsCalled, 30),
            (JournalEventType.BackupCalled, 45), (JournalEventType.BackupCalled, 105), (JournalEventType.BackupCalled, 165),
        }));
        Assert.That((await ReadAsync(contact.Id)).Requirement, Is.EqualTo("12355+12356/Chat"));
        Assert.That((await Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 16, None)).Where(i => i.Kind is OutboxKind.CallForHelp).Select(i => i.Step), Is.EqualTo(new[] { 2, 3, 4, 5 }));
    }

    [Test]
    public async Task LevelFour_OfferedToThoseWhoDoNotAnswer_KeepsItsDeadlines()
    {
        for (var i = 0; i < 3; i++)
            await SignInAsync($"k{i}");
        var contact = await UrgentAsync();
        var from = Now;
        Assert.That(contact.Offer!.Until - contact.Offer.Made, Is.EqualTo(TimeSpan.FromSeconds(10)), "the line's offers ring 20 seconds");
        await PassAsync(46, contact.Id);
        var state = await ReadAsync(contact.Id);
        Assert.That(state.Offers, Is.GreaterThanOrEqualTo(3));
        Assert.That(await StepsAsync(from), Is.EqualTo(new[]
        {
            (JournalEventType.RequirementWidened, 15), (JournalEventType.SupervisorsCalled, 30), (JournalEventType.BackupCalled, 45),
        }));
    }

    [Test]
    public async Task LevelFour_WhileTheNetworkIsAway_IsOfferedToNobodyAndTheSupervisorsAreRungAllTheSame()
    {
        await SignInAsync();
        await Queue.KeepNetworkAsync("n", away: true, None);
        var contact = await UrgentAsync(Channel.Voice);
        var from = Now;
        await PassAsync(46, contact.Id);
        Assert.That((await ReadAsync(contact.Id)).Offers, Is.Zero);
        Assert.That(await StepsAsync(from), Is.EqualTo(new[]
        {
            (JournalEventType.RequirementWidened, 15), (JournalEventType.SupervisorsCalled, 30), (JournalEventType.BackupCalled, 45),
        }));
        Assert.That((await Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 16, None)).Where(i => i.Kind is OutboxKind.CallForHelp).Select(i => i.Step), Is.EqualTo(new[] { 2, 3 }));
    }

    [Test]
    public async Task LevelFour_Widened_IsOfferedToAnotherLinesCounsellor()
    {
        await Queue.SetLineAsync(new Line { Code = "12356", Name = "心理", NameEn = "Psychology" }, "system", None);
        var other = new Counsellor { Id = Guid.CreateVersion7(), Alias = "陈", Presence = Presence.Available, Lines = new Dictionary<string, int> { ["12356"] = 1 } };
        await Queue.SignInAsync(other, "c1", None);
        var contact = await UrgentAsync();
        await PassAsync(14, contact.Id);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting));
        await PassAsync(1, contact.Id);
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(other.Id));
        await Queue.AcceptAsync(other.Id, contact.Id, (await ReadAsync(contact.Id)).Offer!.Id, None);
        Assert.That((await ReadAsync(contact.Id)).Urgent, Is.Null);
        await PassAsync(60, contact.Id);
        Assert.That((await JournalAsync()).Select(e => e.Type), Has.None.EqualTo(JournalEventType.SupervisorsCalled));
    }

    [Test]
    public async Task Raise_WhileOffered_ShortensTheOfferAndStartsTheClock()
    {
        await SignInAsync();
        var contact = await ReceiveAsync();
        await AdvanceAsync(3);
        var sign = new Sign { Source = SignSource.Button, Level = RiskLevel.Immediate };
        await Queue.NoteSignAsync(contact.Id, "button", sign, Sign.PriorityOf(sign.Level), "caller", None);
        var raised = await ReadAsync(contact.Id);
        Assert.That(raised.Offer!.Until.ToUnixTimeMilliseconds(), Is.EqualTo(Now + 10_000));
        Assert.That(raised.Urgent, Is.EqualTo(new UrgentWait(DateTimeOffset.FromUnixTimeMilliseconds(Now), 0, DateTimeOffset.FromUnixTimeMilliseconds(Now + 15_000))));
    }

    [Test]
    public async Task LevelFour_StoreLostInBetween_GoesOnWithItsNextStep()
    {
        var contact = await UrgentAsync();
        var from = Now;
        await PassAsync(20, contact.Id);
        // The server dies, nobody runs a timer, and the derived keys are not trusted afterwards.
        await AdvanceAsync(12);
        await Database.KeyDeleteAsync(Keys.Journal[..^"journal".Length] + "timers");
        await OpenEpochAsync();
        await Queue.ConnectCallerAsync(contact.Id, "x", None);
        await PassAsync(13, contact.Id);
        Assert.That(await StepsAsync(from), Is.EqualTo(new[]
        {
            (JournalEventType.RequirementWidened, 15), (JournalEventType.SupervisorsCalled, 33), (JournalEventType.BackupCalled, 45),
        }), "late by what the server was away, and then in time again");
    }

    [Test]
    public async Task AnswerHelp_OfACall_StandsBesideTheQueueUntilBothAreInside()
    {
        var counsellor = await SignInAsync();
        var contact = await UrgentAsync(Channel.Voice);
        Assert.That(contact.State, Is.EqualTo(ContactState.Offered));
        var step = await Queue.AnswerHelpAsync(contact.Id, "CAhelp", None);
        var answered = await ReadAsync(contact.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(step.Refusal, Is.Null);
            Assert.That((answered.State, answered.Help?.By, answered.HelpedBy), Is.EqualTo((ContactState.Waiting, "CAhelp", (string?)null)));
            Assert.That((await ReadAsync(counsellor)).Offers, Is.Empty);
            Assert.That(await OrdersAsync(), Is.Empty, "the caller is not fetched for somebody who is not there yet");
            Assert.That((await Queue.AnswerHelpAsync(contact.Id, "CAhelp", None)) is { Refusal: null, Events.Count: 0 }, Is.True, "its own answer told again");
            Assert.That((await Queue.AnswerHelpAsync(contact.Id, "CAlate", None)).Refusal, Is.EqualTo(Refusal.WrongState), "another telephone comes too late");
            Assert.That((await Queue.TakeAsync(counsellor.Id, contact.Id, asSupervisor: true, "x", None)).Refusal, Is.EqualTo(Refusal.WrongState));
        }
        await Queue.JoinHelpAsync(contact.Id, "CAhelp", helper: true, caller: false, None);
        Assert.That(await OrdersAsync(), Is.EqualTo(new[] { OutboxKind.BringCaller }));
        await Queue.JoinHelpAsync(contact.Id, "CAhelp", helper: false, caller: true, None);
        await Queue.JoinHelpAsync(contact.Id, "CAhelp", helper: true, caller: true, None);
        await PassAsync(70, contact.Id);
        var helped = await ReadAsync(contact.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((helped.HelpedBy, helped.Help?.Joined), Is.EqualTo(("CAhelp", answered.Help!.Since)), "the conversation has no deadline");
            Assert.That((await JournalAsync()).Count(e => e.Type is JournalEventType.HelpJoined), Is.EqualTo(1));
            Assert.That(await StepsAsync(0), Is.Empty, "nobody else is called");
            Assert.That((await Queue.ReadBoardAsync(new Dictionary<string, string>(), None)).Queues.Sum(q => q.Waiting), Is.Zero, "who talks does not wait");
        }
        await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
        var left = await ReadAsync(contact.Id);
        Assert.That((left.State, left.EndReason, left.HelpedBy, left.Urgent), Is.EqualTo((ContactState.Overflowed, "help", "CAhelp", (UrgentWait?)null)));
        Assert.That((await TakeAsync())[^1], Has.Property(nameof(OutboxItem.Kind)).EqualTo(OutboxKind.EndCall).And.Property(nameof(OutboxItem.Call)).Property(nameof(CallLegs.CounsellorSid)).EqualTo("CAhelp"));
    }

    [TestCase(false, false), TestCase(true, false), TestCase(true, true)]
    public async Task Help_LostOnTheWayOrInTheConversation_TheChainGoesOnAtOnce(bool inside, bool both)
    {
        var contact = await UrgentAsync(Channel.Voice);
        await PassAsync(31, contact.Id);
        await Queue.AnswerHelpAsync(contact.Id, "CAhelp", None);
        await Queue.JoinHelpAsync(contact.Id, "CAhelp", inside, both, None);
        await PassAsync(20, contact.Id);
        Assert.That((await StepsAsync(0)).Select(s => s.Type), Has.None.EqualTo(JournalEventType.BackupCalled));
        await Queue.LoseHelpAsync(contact.Id, "CAother", "leg: completed", None);
        Assert.That((await ReadAsync(contact.Id)).Help, Is.Not.Null, "another telephone that was rung hung up");
        await Queue.LoseHelpAsync(contact.Id, "CAhelp", "leg: completed", None);
        await Queue.LoseHelpAsync(contact.Id, "CAhelp", "leg: completed", None);
        var back = await ReadAsync(contact.Id);
        Assert.That((back.State, back.Aside, back.HelpedBy, back.Arrived), Is.EqualTo((ContactState.Waiting, (Aside?)null, (string?)null, contact.Arrived)));
        await PassAsync(1, contact.Id);
        Assert.That((await StepsAsync(0)).Select(s => s.Type), Has.Exactly(1).EqualTo(JournalEventType.BackupCalled));
        Assert.That((await JournalAsync()).Count(e => e.Type is JournalEventType.HelpLost), Is.EqualTo(1));
        Assert.That((await Queue.AnswerHelpAsync(contact.Id, "CAnext", None)).Refusal, Is.Null, "the next telephone may answer");
        var free = await SignInAsync();
        Assert.That((await ReadAsync(contact.Id)).Offer, Is.Null, "beside the queue again");
        await Queue.LoseHelpAsync(contact.Id, "CAnext", "leg: completed", None);
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(free.Id));
    }

    [Test]
    public async Task Help_NotJoinedInTime_IsBackAtThePlaceAndTheTelephoneIsHungUp()
    {
        var contact = await UrgentAsync(Channel.Voice);
        await Queue.AnswerHelpAsync(contact.Id, "CAhelp", None);
        await PassAsync(59, contact.Id);
        Assert.That((await ReadAsync(contact.Id)).Help, Is.Not.Null);
        await PassAsync(2, contact.Id);
        Assert.That((await ReadAsync(contact.Id)).Aside, Is.Null);
        Assert.That((await TakeAsync()).Where(i => i.Kind is OutboxKind.EndCall).Select(i => i.Call?.CounsellorSid), Is.EqualTo(new[] { "CAhelp" }));
    }

    [Test]
    public async Task Help_StoreLostInTheConversation_GoesOn()
    {
        var contact = await UrgentAsync(Channel.Voice);
        await Queue.AnswerHelpAsync(contact.Id, "CAhelp", None);
        await Queue.JoinHelpAsync(contact.Id, "CAhelp", helper: true, caller: true, None);
        await Database.KeyDeleteAsync(Keys.Journal[..^"journal".Length] + "timers");
        await OpenEpochAsync();
        await SignInAsync();
        await PassAsync(70, contact.Id);
        var kept = await ReadAsync(contact.Id);
        Assert.That((kept.State, kept.Help?.By, kept.Help?.Joined), Is.EqualTo((ContactState.Waiting, "CAhelp", kept.Help?.Since)));
    }

    private Task<IReadOnlyList<OutboxItem>> TakeAsync() => Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 64, None);

    private async Task<IEnumerable<OutboxKind>> OrdersAsync() => (await TakeAsync()).Select(i => i.Kind);

    [Test]
    public async Task AnswerHelp_OfAChat_IsRungAgainOnlyWhenDue()
    {
        var contact = await UrgentAsync();
        await PassAsync(46, contact.Id);
        Assert.That((await Queue.AnswerHelpAsync(contact.Id, "CAhelp", None)).Refusal, Is.Null);
        var answered = Now;
        await PassAsync(61, contact.Id);
        var again = (await JournalAsync()).Last(e => e.Type is JournalEventType.BackupCalled);
        Assert.That(again.At.ToUnixTimeMilliseconds() - answered, Is.EqualTo(60_000));
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting), "known is not taken");
    }

    [Test]
    public async Task Close_OfAHighRiskContact_ProtectsForAWhile()
    {
        var mine = await SignInAsync();
        var severe = await ConnectAsync(mine, await ReceiveAsync());
        await Queue.EndAsync(severe.Id, Party.Caller, null, "left", None);
        await Queue.CloseAsync(mine.Id, severe.Id, new Closing(Disposition.SafetyPlan, RiskLevel.High, null, "k.w"), None);
        var next = await UrgentAsync();
        Assert.That(next.State, Is.EqualTo(ContactState.Waiting));
        Assert.That((await ReadAsync(mine)).HighRisk, Is.EqualTo(1));
        for (var minute = 0; minute < 10; minute++)
        {
            await AdvanceAsync(30);
            await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Counsellor, mine.Id, "c1"), new HeldConnection(ConnectionKind.Caller, next.Id, "x")], None);
            await AdvanceAsync(30);
            await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Counsellor, mine.Id, "c1"), new HeldConnection(ConnectionKind.Caller, next.Id, "x")], None);
            await Queue.RunDueTimersAsync(50, None);
        }
        Assert.That((await ReadAsync(next.Id)).Offer?.Counsellor, Is.EqualTo(mine.Id), "ten minutes are over");
    }

    [Test]
    public async Task WeeklyLimit_Reached_OthersAreAskedFirst_AndNobodyWaitsForEver()
    {
        async Task<Counsellor> With(int? limit)
        {
            var profile = new Counsellor
            {
                Id = Guid.CreateVersion7(), Alias = "某", Presence = Presence.Available, Lines = new Dictionary<string, int> { ["12355"] = 1 }, HighRisk = 3, HighRiskLimit = limit,
            };
            await NextMillisecondAsync();
            await Queue.SignInAsync(profile, "c1", None);
            return profile;
        }
        var spared = await With(3);
        var other = await With(null);
        var first = await ReceiveAsync(priority: Priority.High);
        Assert.That(first.Offer?.Counsellor, Is.EqualTo(other.Id));
        var plain = await ReceiveAsync();
        Assert.That(plain.Offer?.Counsellor, Is.EqualTo(spared.Id), "the limit is about hard contacts only");
        await Queue.SetPresenceAsync(other.Id, Presence.Break, null, None);
        Assert.That((await ReadAsync(first.Id)).State, Is.EqualTo(ContactState.Waiting));
        await Queue.AcceptAsync(spared.Id, plain.Id, plain.Offer!.Id, None);
        await Queue.ConnectCallerAsync(first.Id, "x", None);
        for (var i = 0; i < 3; i++)
        {
            await AdvanceAsync(20);
            await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Counsellor, spared.Id, "c1"), new HeldConnection(ConnectionKind.Caller, first.Id, "x")], None);
            await Queue.RunDueTimersAsync(50, None);
        }
        Assert.That((await ReadAsync(first.Id)).Offer?.Counsellor, Is.EqualTo(spared.Id), "nobody else came within a minute");
    }
}

[TestFixture, Category("Garnet")]
public sealed class GarnetUrgentTests : UrgentSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisUrgentTests : UrgentSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
