using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;
using Hotline.Core.Messages;
using Hotline.Core.Signs;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>Each invariant can fail: a sound state is broken by hand, and the right one says so.</summary>
public sealed class InvariantsTests
{
    // k0 is on a call, k2 has a chat, an offer and a wrap-up; two wait for k0 alone.
    private const string Sound = """
        SignIn 0
        SignIn 2
        Receive 0 1
        Accept 0 0 0
        Call 0 14 0
        Receive 1
        Accept 2 1 0
        Post 1 0 -1 7
        Receive 2
        Accept 2 2 0
        End 2 0 -1
        Receive 3
        Receive 4 5
        Wait 1000
        Receive 5 5
        """;

    private static readonly Guid K0 = World.Counsellor(0), K2 = World.Counsellor(2);

    private static LiveState State() => ModelRun.Replay(Command.ParseAll(Sound)).End;

    [Test]
    public void SoundState_ViolatesNothing()
    {
        var state = State();
        Assert.Multiple(() =>
        {
            Assert.That(Invariants.Check(state), Is.Empty);
            Assert.That(Enumerable.Range(0, 6).Select(n => state.Contacts[World.Contact(n)].Image.State), Is.EqualTo(new[]
            {
                ContactState.Connected, ContactState.Connected, ContactState.WrapUp, ContactState.Offered, ContactState.Waiting, ContactState.Waiting,
            }));
            Assert.That(Broken().Select(b => (string)b.Arguments[0]!).Distinct(), Is.EquivalentTo(Invariants.Names), "each invariant is broken below");
        });
    }

    [Test]
    public void Level4_InConversationWithItsEscalations_ViolatesNothingOfCare() =>
        Assert.That(Invariants.Check(Level4(State())), Has.None.StartsWith("level 4").And.None.StartsWith("escalations"));

    private static readonly DateTimeOffset Due = DateTimeOffset.FromUnixTimeMilliseconds(World.Start + 60_000);

    private static readonly Escalation[] Escalations =
    [
        .. new[] { EscalationKind.SupervisorNow, EscalationKind.EmergencyHandOff }.Select(kind => new Escalation
        {
            Id = EscalationPolicy.AutomaticId(World.Contact(1), kind), Kind = kind, Contact = World.Contact(1), Owner = new EscalationOwner(OwnerKind.Desk), Due = Due,
        }),
    ];

    private static readonly SealedMessage Text = new() { Id = Guid.Empty, Channel = MessageChannel.Sms, To = "k.t", ToKey = "t", Text = "k.t" };
    private static readonly Sign Confirmed = new() { Source = SignSource.Button, Level = RiskLevel.Immediate, Confirmed = true };

    /// <summary>The second contact, which is talked with, at level 4 with all that belongs to it.</summary>
    private static LiveState Level4(LiveState state) => Contact(state, 1, c => c with { Risk = RiskLevel.Immediate }) with
    {
        Escalations = Escalations, Timers = state.Timers.Concat(Escalations.Select(e => KeyValuePair.Create($"escalation:{e.Id}", Due.ToUnixTimeMilliseconds()))).ToDictionary(),
    };

    [TestCaseSource(nameof(Broken))]
    public void BrokenState_IsNamed(string name, Func<object, object> broken) =>
        Assert.That(Invariants.Check((LiveState)broken(State())), Has.Some.StartsWith($"{name}: "));

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Break("one place", "not queued", s => s with { Queues = s.Queues.ToDictionary(q => q.Key, q => q.Value.Where(r => r.Id != World.Contact(4)).ToList()) });
        yield return Break("one place", "queued twice", s => s with { Queues = new(s.Queues) { ["12355/Chat"] = [new Ranked(World.Contact(4), 1)] } });
        yield return Break("one place", "open and not listed", s => s with { Open = [.. s.Open.Where(id => id != World.Contact(1))] });
        yield return Break("one offer", "offered twice", s => Counsellor(s, K0, c => c with { Offers = new Dictionary<Guid, Guid> { [World.Stranger] = World.Contact(3) } }));
        yield return Break("one offer", "offered to nobody", s => Counsellor(s, K2, c => c with { Offers = new Dictionary<Guid, Guid>() }));
        yield return Break("capacity", "more chats than allowed", s => Counsellor(s, K2, c => c with { ChatCapacity = 2 }));
        yield return Break("capacity", "an offer in the break", s => Counsellor(s, K2, c => c with { Presence = Presence.Break }));
        yield return Break("load", "a contact that is not on the desk", s => Counsellor(s, K2, c => c with { Contacts = new Dictionary<Guid, Load>() }));
        yield return Break("load", "an unfinished one forgotten", s => Counsellor(s, K2, c => c with { Unfinished = new Dictionary<Guid, long>() }));
        yield return Break("second person", "who does not know it", s => Contact(s, 1, c => c with { Consult = new Consult { Id = World.Stranger, By = K2, With = K0, State = ConsultState.On } }));
        yield return Break("second person", "of nothing", s => Counsellor(s, K0, c => c with { Consults = new Dictionary<Guid, ConsultLoad> { [World.Contact(1)] = new(World.Stranger, Channel.Chat, ConsultState.On) } }));
        foreach (var kind in new[] { "offer:", "wrapup:", "conn:counsellor:" })
            yield return Break("timers", $"{kind} is missing", s => s with { Timers = s.Timers.Where(t => !t.Key.StartsWith(kind, StringComparison.Ordinal)).ToDictionary() });
        yield return Break("timers", "late", s => s with { Timers = s.Timers.ToDictionary(t => t.Key, t => t.Value + 1) });
        yield return Break("nobody waits while somebody is free", "the call is over and nobody looked", s => Counsellor(s, K0, c => c with { Contacts = new Dictionary<Guid, Load>() }));
        yield return Break("no call is offered while the network is away", "a call that rings", s => Contact(s, 3, c => c with { Channel = Channel.Voice }) with { CallsPaused = true });
        yield return Break("free", "who has no room", s => s with { Free = new(s.Free) { ["12355/Chat"] = [K0] } });
        yield return Break("able", "one who is not able", s => s with { Able = s.Able.ToDictionary(a => a.Key, a => a.Value.Append(World.Stranger).ToHashSet()) });
        yield return Break("able", "a list that says another thing", s => s with { Fits = new(s.Fits) { [K2] = ["12355/Chat/county=1"] } });
        yield return Break("able", "waited for and not known", s => s with { Able = [], Fits = [] });
        yield return Break("able", "known and not waited for", s => s with { Able = new(s.Able) { ["12355/Chat/county=1"] = [] } });
        yield return Break("unmet", "the only one able is gone and nobody looks", s => Counsellor(s, K0, c => c with { Presence = Presence.Offline }));
        yield return Break("timers", "relax: is missing", s => Contact(s, 4, c => c with { Plan = World.Plan(1, World.Requirement(5)) }));
        yield return Break("queue order", "turned round", s => s with { Queues = s.Queues.ToDictionary(q => q.Key, q => Enumerable.Reverse(q.Value).ToList()) });
        yield return Break("queue order", "another score", s => s with { Queues = s.Queues.ToDictionary(q => q.Key, q => q.Value.Select(r => r with { Score = r.Score - 1 }).ToList()) });
        yield return Break("journal without gap", "an event is gone", s => s with { Journal = [.. s.Journal.Where((_, i) => i != 7)] });
        yield return Break("journal without gap", "a place is gone", s => s with { Places = [.. s.Places.Select(p => p > 5 ? p + 1 : p)] });
        yield return Break("streams without gap", "an event is gone", s => s with { Journal = [.. s.Journal.Where((_, i) => i != 7)] });
        yield return Break("journal rebuilds", "a document that was never told",
            s => s with { Contacts = new(s.Contacts) { [World.Contact(4)] = s.Contacts[World.Contact(4)] with { Image = s.Contacts[World.Contact(4)].Image with { Hour = 23 } } } });
        yield return Break("risk falls only by a person", "forgotten on the way", s => Arrived(s, c => c with { Risk = RiskLevel.High }));
        yield return Break("risk falls only by a person", "moved down the queue", s => Arrived(s, c => c with { Priority = Priority.High }));
        yield return Break("level 4 waits with a deadline", "the guarantee is forgotten", s => Contact(s, 4, c => c with { Priority = Priority.Immediate }));
        yield return Break("level 4 waits with a deadline", "and while it is offered", s => Contact(s, 3, c => c with { Priority = Priority.Immediate }));
        yield return Break("escalations have an owner", "nobody was asked", s => Contact(s, 1, c => c with { Risk = RiskLevel.Immediate }) with { Escalations = [] });
        yield return Break("escalations have an owner", "nobody was asked of a confirmed sign", s => Contact(s, 1, c => c with { Signs = new Dictionary<string, Sign> { ["s"] = Confirmed } }) with { Escalations = [] });
        yield return Break("escalations have an owner", "no rescue", s => Level4(s) with { Escalations = [Escalations[0]] });
        yield return Break("escalations have an owner", "nobody's", s => Level4(s) with { Escalations = [Escalations[0] with { Owner = null }, Escalations[1]] });
        yield return Break("escalations have an owner", "no limit", s => Level4(s) with { Escalations = [Escalations[0], Escalations[1] with { Due = null }] });
        yield return Break("escalations have an owner", "its timer is gone", s => Level4(s) with { Timers = s.Timers });
        yield return Break("escalations have an owner", "its timer is late", s => Level4(s) is var broken ? broken with { Timers = broken.Timers.ToDictionary(t => t.Key, t => t.Value + (t.Key.StartsWith("escalation:", StringComparison.Ordinal) ? 1 : 0)) } : s);
        yield return Break("nobody is rung or written to unasked", "rung back", s => Contact(Contact(s, 1, c => c with { Left = new LeftMessage() }), 4, c => c with { Direction = Direction.Outbound, Follows = World.Contact(1) }));
        yield return Break("nobody is rung or written to unasked", "a text that waits", s => Contact(s, 4, c => c with { Callback = new Callback { Missed = Text } }));
        yield return Break("nobody is rung or written to unasked", "a text that was sent", s => s with
        {
            Journal =
            [
                .. s.Journal, s.Journal[^1] with { Contact = s.Contacts[World.Contact(4)].Image with { Callback = new Callback() } },
                s.Journal[^1] with { Type = Core.Journal.JournalEventType.MessageOrdered, Contact = null, Counsellor = null, ContactId = World.Contact(4) },
            ],
        });
        yield return Break("messages", "a number is missing", s => s with { Chats = new(s.Chats) { [World.Contact(1)] = s.Chats[World.Contact(1)] with { Last = 2 } } });
        yield return Break("counters", "counted twice", s => s with { Counters = s.Counters.ToDictionary(c => c.Key, c => c.Value + 1) });
    }

    private static TestCaseData Break(string name, string how, Func<LiveState, LiveState> broken) =>
        new TestCaseData(name, (Func<object, object>)(state => broken((LiveState)state))).SetArgDisplayNames(name, how);

    /// <summary>What the first event of a contact said.</summary>
    private static LiveState Arrived(LiveState state, Func<Contact, Contact> change) =>
        state with { Journal = [.. state.Journal.Select(e => e.Type is Core.Journal.JournalEventType.ContactArrived && e.Contact!.Id == World.Contact(1) ? e with { Contact = change(e.Contact) } : e)] };

    private static LiveState Contact(LiveState state, int n, Func<Contact, Contact> change) =>
        state with { Contacts = new(state.Contacts) { [World.Contact(n)] = state.Contacts[World.Contact(n)] with { Image = change(state.Contacts[World.Contact(n)].Image) } } };

    private static LiveState Counsellor(LiveState state, Guid id, Func<Counsellor, Counsellor> change) =>
        state with { Counsellors = new(state.Counsellors) { [id] = state.Counsellors[id] with { Image = change(state.Counsellors[id].Image) } } };
}
