using CsCheck;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Measures;

namespace Hotline.Core.Tests.Measures;

/// <summary>The fold against computations that look at every second by themselves.</summary>
internal sealed class FoldTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly Line Line = new() { Code = "12355", Name = "n", NameEn = "n", TimeZone = "UTC" };
    private long _number;

    /// <summary>Seconds until the event, whose desk, what is on it by contact: 0 nothing, 1 connecting, 2 connected, 3 wrap-up; and the presence.</summary>
    private static readonly Gen<(int Gap, int Who, int[] Desk, int Presence)[]> Desks =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 2], Gen.Int[0, 3].Array[2], Gen.Int[0, 3]).Array[1, 40];

    [Test]
    public void CounsellorTimes_AsCountedSecondBySecond() => Desks.Sample(drawn =>
    {
        var told = new List<TracedEvent>();
        var at = 0;
        foreach (var (gap, who, desk, presence) in drawn)
            told.Add(Told(at += gap, counsellor: Counsellor(who, desk, presence)));
        var (from, to) = (at / 3, at + 30);
        var (moment, times) = (new ServiceMoment(), new CounsellorTimes(Start.AddSeconds(from)));
        foreach (var one in told)
        {
            times.Before(moment, one);
            moment.Apply(one);
        }
        times.Until(moment, Start.AddSeconds(to));
        var found = times.Of([]).ToDictionary(t => t.Id, t => (t.SignedIn, t.Break, t.Connected, t.WrapUp));

        for (var who = 0; who < 3; who++)
        {
            var (signedIn, pause, connected, wrapUp) = (0, 0, 0, 0);
            for (var second = from; second < to; second++)
            {
                var last = told.LastOrDefault(t => t.Trace.Counsellor!.Id == Id(who) && t.At <= Start.AddSeconds(second))?.Trace.Counsellor;
                if (last is null or { Presence: Presence.Offline })
                    continue;
                signedIn++;
                if (last.Loads.Any(l => l.State is ContactState.Connected)) connected++;
                else if (last.Loads.Any(l => l.State is ContactState.WrapUp)) wrapUp++;
                else if (last.Presence is Presence.Break) pause++;
            }
            Assert.That(found.GetValueOrDefault(Id(who)), Is.EqualTo(((double)signedIn, (double)pause, (double)connected, (double)wrapUp)));
        }
    });

    [Test]
    public void Moment_KeptAndGoneOn_IsTheSame() => Desks.Sample(drawn =>
    {
        var told = new List<TracedEvent>();
        var at = 0;
        foreach (var (gap, who, desk, presence) in drawn)
            told.Add(Told(at += gap, Contact(who, desk[0]), Counsellor(who, desk, presence), escalation: Escalation(who, (EscalationState)(desk[1] + 2 * presence % 8))));
        var straight = new ServiceMoment();
        var kept = new ServiceMoment();
        foreach (var one in told)
        {
            straight.Apply(one);
            kept.Apply(one);
            kept = ServiceMoment.From(HotlineJson.Read<KeptMoment>(HotlineJson.Write(kept.Keep())));
        }
        Assert.That(HotlineJson.Write(kept.Keep()), Is.EqualTo(HotlineJson.Write(straight.Keep())));
    });

    [Test]
    public void Statistics_ContactOfferedAgain_CountsOnce()
    {
        var moment = new ServiceMoment();
        moment.Apply(Told(0, line: Line));
        var contact = Contact(0, 0);
        foreach (var state in new[] { ContactState.Waiting, ContactState.Offered, ContactState.Waiting, ContactState.Offered, ContactState.Connecting })
            moment.Apply(Told(5, contact with { State = state }));
        for (var again = 0; again < 3; again++)
        {
            moment.Apply(Told(6, contact with { State = ContactState.Connected, Answered = Start.AddSeconds(6) }));
            moment.Apply(Told(9, contact with { State = ContactState.Waiting, Answered = Start.AddSeconds(6) }));
        }
        moment.Apply(Told(12, contact with { State = ContactState.Abandoned, Answered = Start.AddSeconds(6) }));
        Assert.That(moment.Now(Line, Start.AddSeconds(20), []).Today, Is.EqualTo(new LevelCounts(1, 1, 0, 0)));
    }

    [Test]
    public void LongestWait_AfterAFailedOffer_CountsFromTheFirstArrival()
    {
        var moment = new ServiceMoment();
        var contact = Contact(0, 0);
        foreach (var (second, state) in new[] { (0, ContactState.Waiting), (30, ContactState.Offered), (50, ContactState.Waiting), (51, ContactState.Offered), (71, ContactState.Waiting) })
            moment.Apply(Told(second, contact with { State = state }));
        Assert.That(moment.Queues().Single().OldestArrival, Is.EqualTo(Start));
    }

    [Test]
    public void Escalations_AreOpenUntilTheyAreClosed()
    {
        var moment = new ServiceMoment();
        moment.Apply(Told(0, escalation: Escalation(0, EscalationState.Raised)));
        moment.Apply(Told(1, escalation: Escalation(1, EscalationState.Raised)));
        moment.Apply(Told(60, escalation: Escalation(0, EscalationState.Overdue) with { Late = true }));
        Assert.That(moment.Escalations.Values.Select(e => (e.Id, e.Late)), Is.EquivalentTo(new[] { (Id(200), true), (Id(201), false) }));
        moment.Apply(Told(70, escalation: Escalation(0, EscalationState.Closed)));
        Assert.That(moment.Escalations.Keys, Is.EqualTo(new[] { Id(201) }));
        Assert.That(ServiceMoment.From(moment.Keep()).Escalations.Keys, Is.EqualTo(new[] { Id(201) }));
    }

    /// <summary>Behind a message nobody waits on the line.</summary>
    [Test]
    public void Alarms_AMessageOfAnHour_IsNotALongWait()
    {
        var line = Line with { Alarms = new AlarmLimits { ChatWaitSeconds = 90, LeastSeats = 0 } };
        var moment = new ServiceMoment();
        moment.Apply(Told(0, Contact(0, 0) with { Channel = Channel.Message }, line: line));
        AlarmKind[] After(double hours) => [.. Alarms.Of(line, moment.Now(line, Start.AddHours(hours), moment.Queues()), Start.AddHours(hours)).Select(a => a.Kind)];
        Assert.That(After(1), Is.Empty);
        Assert.That(After(25), Is.EqualTo(new[] { AlarmKind.LongestWait }));
    }

    [Test]
    public void Alarms_LongestWaitAndSeats_BeginAndEndToTheSecond()
    {
        var line = Line with { Alarms = new AlarmLimits { ChatWaitSeconds = 90, LeastSeats = 1 } };
        var (moment, watch) = (new ServiceMoment(), new AlarmWatch(Start));
        foreach (var told in new[] { Told(0, line: line), Told(10, Contact(0, 0)), Told(20, counsellor: Counsellor(0, [0, 0], 1)), Told(130, Contact(0, 2)), Told(200, counsellor: Counsellor(0, [0, 0], 0)) })
        {
            watch.Until(moment, told.At);
            moment.Apply(told);
        }
        watch.Until(moment, Start.AddSeconds(300));
        Assert.That(watch.Spans().Select(s => (s.Kind, (s.Began - Start).TotalSeconds, (s.Ended - Start)?.TotalSeconds)), Is.EqualTo(new[]
        {
            (AlarmKind.FewSeats, 1.0, (double?)21), (AlarmKind.LongestWait, 91.0, 131.0), (AlarmKind.FewSeats, 201.0, null),
        }));
    }

    /// <summary>Against a watch that looks at every second: waits of half an hour, events, and lines that open and close by their own clocks.</summary>
    [Test]
    public void Alarms_OfDays_AsLookedAtEverySecond() => Gen.Select(Gen.Int[0, 40_000], Gen.Int[0, 1_800], Gen.Bool).Array[1, 4].Sample(drawn =>
    {
        Line[] lines =
        [
            Line with { Opens = "08:00", Closes = "21:30", Alarms = new AlarmLimits { ChatWaitSeconds = 300, LeastSeats = 1 } },
            Line with { Code = "12356", TimeZone = "Asia/Shanghai", Opens = "20:00", Closes = "06:00", Holidays = ["2026-03-03"], Alarms = new AlarmLimits { LeastSeats = 1 } },
        ];
        var told = lines.Select(line => Told(0, line: line)).ToList();
        foreach (var (from, length, signsIn) in drawn)
            if (signsIn)
                told.AddRange([Told(from, counsellor: Counsellor(0, [0, 0], 1)), Told(from + length, counsellor: Counsellor(0, [0, 0], 0))]);
            else
                told.AddRange([Told(from, Contact(from, 0) with { Arrived = Start.AddSeconds(from) }), Told(from + length, Contact(from, 0) with { Arrived = Start.AddSeconds(from), State = ContactState.Closed })]);
        told = [.. told.OrderBy(t => t.At)];
        var (moment, watch, end) = (new ServiceMoment(), new AlarmWatch(Start), Start.AddSeconds(100_000));
        foreach (var one in told)
        {
            watch.Until(moment, one.At);
            moment.Apply(one);
        }
        watch.Until(moment, end);
        var found = watch.Spans().Select(s => (s.Line, s.Kind, s.Began, s.Ended)).Order().ToList();

        var (slow, on, spans, next) = (new ServiceMoment(), new Dictionary<(string, AlarmKind), DateTimeOffset>(), new List<(string, AlarmKind, DateTimeOffset, DateTimeOffset?)>(), 0);
        for (var at = Start; at <= end; at = at.AddSeconds(1))
        {
            while (next < told.Count && told[next].At < at)
                slow.Apply(told[next++]);
            var queues = slow.Queues();
            var now = slow.Lines.Values.SelectMany(line => Alarms.Of(line, slow.Now(line, at, queues), at).Select(a => (line.Code, a.Kind))).ToHashSet();
            foreach (var key in now.Where(key => !on.ContainsKey(key)))
                on[key] = at;
            foreach (var key in on.Keys.Where(key => !now.Contains(key)).ToList())
            {
                spans.Add((key.Item1, key.Item2, on[key], at));
                on.Remove(key);
            }
        }
        spans.AddRange(on.Select(o => (o.Key.Item1, o.Key.Item2, o.Value, (DateTimeOffset?)null)));
        Assert.That(found, Is.EqualTo(spans.Order().ToList()));
    }, iter: 6, threads: 1);

    private TracedEvent Told(int second, ContactTrace? contact = null, CounsellorTrace? counsellor = null, Line? line = null, EscalationTrace? escalation = null) => new(
        "e", ++_number, Start.AddSeconds(second), JournalEventType.PresenceChanged, new Trace { Contact = contact, Counsellor = counsellor, Line = line, Escalation = escalation });

    private static EscalationTrace Escalation(int n, EscalationState state) => new()
    {
        Id = Id(200 + n), Kind = EscalationKind.SupervisorNow, Contact = Id(100), Line = "12355", State = state, Raised = Start, Within = 60,
    };

    private static Guid Id(int n) => new(n + 1, 0, 0, new byte[8]);

    private static ContactTrace Contact(int n, int state) => new()
    {
        Id = Id(100 + n), Line = "12355", Channel = Channel.Chat, Requirement = "12355/Chat", State = States[state], Arrived = Start, Target = 60_000,
        Answered = state >= 2 ? Start.AddSeconds(1) : null,
    };

    private static readonly ContactState[] States = [ContactState.Waiting, ContactState.Connecting, ContactState.Connected, ContactState.WrapUp];
    private static readonly Presence[] Presences = [Presence.Offline, Presence.Available, Presence.Break, Presence.NotResponding];

    private static CounsellorTrace Counsellor(int n, int[] desk, int presence) => new()
    {
        Id = Id(n), Alias = $"{n}", Presence = Presences[presence], Since = Start, Lines = ["12355"],
        Contacts = desk.Select((state, i) => (state, i)).Where(d => d.state > 0).ToDictionary(d => Id(100 + d.i), d => new LoadTrace(Channel.Chat, States[d.state])),
    };
}
