using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Measures;
using Microsoft.Extensions.DependencyInjection;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>Past moments and figures from what the recorder wrote.</summary>
internal sealed class HistoryTests(string database) : RecordSuite(database)
{
    private static readonly Guid Lin = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
    private IHistory History => Backend.Services.GetRequiredService<IHistory>();

    [Test]
    public async Task Moment_AtAnyTime_IsWhatTheJournalSaidUntilThen()
    {
        var contact = NewContact() with { Arrived = Start };
        await WriteAsync(
            At(0, JournalEventType.ContactArrived, contact), At(10, JournalEventType.CounsellorSignedIn, null, OnShift()),
            At(20, JournalEventType.OfferMade, contact with { State = ContactState.Offered, Version = 2 }, OnShift() with { Offers = new Dictionary<Guid, Guid> { [Guid.CreateVersion7()] = contact.Id } }),
            NewMessage(contact.Id, 1, "k1.x"),
            At(30, JournalEventType.ContactConnected, contact with { State = ContactState.Connected, Answered = Start.AddSeconds(30), Version = 3 }, With(contact, ContactState.Connected)),
            At(90, JournalEventType.ContactEnded, contact with { State = ContactState.WrapUp, Answered = Start.AddSeconds(30), Ended = Start.AddSeconds(90), Version = 4 }, With(contact, ContactState.WrapUp)),
            At(120, JournalEventType.WrapUpEnded, null, OnShift()));
        var read = new ReadHistory(History);
        var shown = new List<(int, ShownPresence?)>();
        foreach (var second in new[] { 5, 15, 25, 40, 100, 130 })
        {
            var moment = await read.MomentAsync(Start.AddSeconds(second), CancellationToken.None);
            shown.Add((moment.Queues().Sum(q => q.Waiting), moment.Counsellors.GetValueOrDefault(Lin)?.Shown));
        }
        Assert.That(shown, Is.EqualTo(new (int, ShownPresence?)[]
        {
            (1, null), (1, ShownPresence.Available), (1, ShownPresence.Offered), (0, ShownPresence.Busy), (0, ShownPresence.WrapUp), (0, ShownPresence.Available),
        }));
        var period = await read.PeriodAsync(Start, Start.AddSeconds(210), CancellationToken.None);
        Assert.That(period.Counsellors.Single(), Is.EqualTo(new CounsellorTime(Lin, "Lin", 200, 0, 60, 30, 1)));
        Assert.That(period.Conversations.Single().Finished, Is.EqualTo(Start.AddSeconds(120)));
    }

    [Test]
    public async Task Escalations_OfAPastMomentAndOfAPeriod_AreWhatTheJournalSaidUntilThen()
    {
        var contact = NewContact() with { Arrived = Start };
        var raised = new Escalation
        {
            Id = Guid.CreateVersion7(), Kind = EscalationKind.SupervisorNow, Contact = contact.Id, Line = "12355", Level = RiskLevel.Immediate, State = EscalationState.Raised,
            Since = Start.AddSeconds(10), Raised = Start.AddSeconds(10), Due = Start.AddSeconds(40), Within = 45, Owner = new EscalationOwner(OwnerKind.Desk), Version = 1, Epoch = Journal.Epoch,
        };
        JournalEvent Told(int second, JournalEventType type, Escalation e) => At(second, type, null) with { ContactId = contact.Id, Escalation = e };
        var late = raised with { State = EscalationState.Overdue, Overdue = 1, Due = Start.AddSeconds(42), Version = 2 };
        var taken = late with { State = EscalationState.Acknowledged, Acknowledged = Start.AddSeconds(50), FirstAcknowledged = Start.AddSeconds(50), Version = 3 };
        await WriteAsync(
            At(0, JournalEventType.ContactArrived, contact), Told(10, JournalEventType.EscalationRaised, raised), Told(41, JournalEventType.EscalationOverdue, late),
            Told(50, JournalEventType.EscalationAcknowledged, taken), Told(90, JournalEventType.EscalationClosed, taken with { State = EscalationState.Closed, Closed = Start.AddSeconds(90), Version = 4 }));
        var read = new ReadHistory(History);
        var shown = new List<(int Second, EscalationState? State, bool Late)>();
        foreach (var second in new[] { 5, 20, 45, 60, 95 })
        {
            var one = (await read.MomentAsync(Start.AddSeconds(second), CancellationToken.None)).Escalations.Values.SingleOrDefault();
            shown.Add((second, one?.State, one?.Late ?? false));
        }
        Assert.That(shown, Is.EqualTo(new (int, EscalationState?, bool)[]
        {
            (5, null, false), (20, EscalationState.Raised, false), (45, EscalationState.Overdue, true), (60, EscalationState.Acknowledged, false), (95, null, false),
        }));
        foreach (var (until, all, onTime, open) in new[] { (30, 0, 0, 1), (60, 1, 1, 1), (120, 1, 1, 0) })
        {
            var period = await read.PeriodAsync(Start, Start.AddSeconds(until), CancellationToken.None);
            var figures = EscalationFigures.Of(period.Escalations, Start.AddSeconds(until)).Single();
            Assert.That((figures.All, figures.OnTime, figures.Open), Is.EqualTo((all, onTime, open)), $"up to {until} s");
        }
        Assert.That((await read.PeriodAsync(Start.AddSeconds(11), Start.AddSeconds(120), CancellationToken.None)).Escalations, Is.Empty, "raised before");
    }

    [Test]
    public async Task KeptMoments_ShortenTheWay_AndChangeNothing()
    {
        var epochs = new[] { Journal, new FakeJournal(Guid.CreateVersion7(Start.AddHours(1)).ToString()) };
        var contacts = Enumerable.Range(0, 1_500).Select(n => NewContact() with { Arrived = Start.AddSeconds(n) }).ToList();
        JournalPosition? before = null;
        foreach (var (journal, from) in epochs.Zip([0, 750]))
        {
            var events = contacts.Skip(from).Take(750).SelectMany((c, i) => new[]
            {
                At(from + i, JournalEventType.ContactArrived, c), At(from + i, JournalEventType.ContactAbandoned, c with { State = i % 50 == 0 ? ContactState.Waiting : ContactState.Abandoned, Version = 2 }),
            });
            Assert.That(await Record.ApplyAsync(before, journal.Page([.. events]), CancellationToken.None), Is.True);
            before = journal.Position;
        }
        var read = new ReadHistory(History);
        var long_ = await read.MomentAsync(Start.AddSeconds(1_400), CancellationToken.None);
        var keep = new KeepMoments(History);
        while (!await keep.HandleAsync(CancellationToken.None)) { }
        Assert.That(await History.ReadKeptAsync(Start.AddSeconds(1_400), CancellationToken.None), Is.Not.Null);
        var short_ = await read.MomentAsync(Start.AddSeconds(1_400), CancellationToken.None);
        Assert.That(long_.Contacts, Has.Count.EqualTo(29));
        Assert.That(short_.Contacts.Keys, Is.EquivalentTo(long_.Contacts.Keys));
        Assert.That((short_.Epoch, short_.Number), Is.EqualTo((long_.Epoch, long_.Number)));
    }

    [Test]
    public async Task Facts_OfLineAndDays_OnceEach()
    {
        await WriteAsync(
            NewContact(channel: Channel.Voice) with { State = ContactState.Connected, Answered = Start.AddSeconds(12), Offers = 3, Rules = new ContactRules(1, 1, 15_000), Call = new CallLegs { CallerKey = "who" } },
            NewContact() with { Day = "2026-03-03" }, NewContact() with { Line = "12356" });
        var facts = await History.ReadFactsAsync("12355", "2026-03-02", "2026-03-02", CancellationToken.None);
        var fact = facts.Single();
        Assert.That((fact.Target, fact.Person, fact.Wait, Counts.Is(Count.AnsweredInTarget, fact)), Is.EqualTo((TimeSpan.FromSeconds(15), "who", TimeSpan.FromSeconds(12), true)));
    }

    [Test]
    public async Task Answers_OfAnyLineAndDay_WithinTheTime()
    {
        Contact Talked(string who, int seconds, Channel channel = Channel.Voice) => NewContact(channel: channel) with
        {
            Arrived = Start.AddSeconds(seconds - 5), State = ContactState.Connected, Answered = Start.AddSeconds(seconds), Call = new CallLegs { CallerKey = who },
        };
        await WriteAsync(
            Talked("before", 0), Talked("this", 10), Talked("other line", 20) with { Line = "12356" }, Talked("next day", 30) with { Day = "2026-03-03" }, Talked("a message", 30, Channel.Message),
            Talked("long waited", 40) with { Arrived = Start.AddHours(-23) }, Talked("too late", 61), NewContact() with { State = ContactState.Connected, Answered = Start.AddSeconds(15) });
        var answers = await History.ReadAnswersAsync(Start, Start.AddSeconds(60), CancellationToken.None);
        Assert.That(answers.Select(a => (a.Person, (a.At - Start).TotalSeconds)), Is.EqualTo(new[] { ("this", 10d), ("other line", 20d), ("next day", 30d), ("long waited", 40d) }));
    }

    private static JournalEvent At(int second, JournalEventType type, Contact? contact, Counsellor? counsellor = null) =>
        NewEvent(type, contact) with { At = Start.AddSeconds(second), Counsellor = counsellor };

    private static Counsellor OnShift() => new() { Id = Lin, Alias = "Lin", Presence = Presence.Available, PresenceSince = Start, Lines = new Dictionary<string, int> { ["12355"] = 1 } };

    private static Counsellor With(Contact contact, ContactState state) =>
        OnShift() with { Contacts = new Dictionary<Guid, Load> { [contact.Id] = new(contact.Channel, state, RiskLevel.NotAssessed) } };
}
