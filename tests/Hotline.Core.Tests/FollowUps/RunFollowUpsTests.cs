using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.FollowUps;
using Hotline.Core.Outbox;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Core.Tests.FollowUps;

/// <summary>What becomes of a follow-up whose contact is over, missing, or was never made because a node died.</summary>
public class RunFollowUpsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 2, 0, 0, TimeSpan.Zero));
    private FollowUp? _saved;
    private FollowUpAttempt? _attempt;

    private static FollowUp UnderWay(FollowUpState from = FollowUpState.Due) =>
        FollowUpPolicy.Begin(new FollowUp { Id = Guid.CreateVersion7(), Contact = Guid.CreateVersion7(), Line = "12355", State = from, Version = 1 }, Guid.CreateVersion7(), default);

    private static Contact Over(FollowUp followUp, ContactState state, bool answered = false, int tries = 0) => new()
    {
        Id = followUp.Attempt!.Value, Line = "12355", Channel = Channel.Voice, Requirement = "", State = state, FollowUp = followUp.Id, Direction = Direction.Outbound, Counsellor = Guid.CreateVersion7(),
        Answered = answered ? new DateTimeOffset(2026, 11, 26, 1, 0, 0, TimeSpan.Zero) : null, Ended = new DateTimeOffset(2026, 11, 26, 1, 10, 0, TimeSpan.Zero), Callback = new Callback { Tries = tries },
    };

    private readonly List<Escalation> _raised = [];
    private Refusal? _refuses;

    [SetUp]
    public void Forget() => _raised.Clear();

    private EscalateFollowUp Escalates()
    {
        var queue = Stub.Make<IContactQueue>(stub => stub.On(nameof(IContactQueue.ReadCallerAsync),
            args => Task.FromResult<CallerView?>(new CallerView(new Contact { Id = (Guid)args[0]!, Line = "12355", Channel = Channel.Voice, Requirement = "", State = ContactState.Closed, Risk = RiskLevel.High }, null, [])))
            .On(nameof(IContactQueue.ReadFormAsync), _ => Task.FromResult<SealedForm?>(new SealedForm { Coded = new RecordForm { County = "330303" }, Sealed = "" })));
        var escalations = Stub.Make<IEscalations>(stub => stub.On(nameof(IEscalations.RaiseAsync), args =>
        {
            _raised.Add((Escalation)args[0]!);
            return Task.FromResult(_refuses is { } refusal ? Step.Refused(refusal) : new Step(null, []));
        }));
        var notifier = Stub.Make<INotifier>(stub => stub.On(nameof(INotifier.ShowAsync), _ => Task.CompletedTask));
        var outbox = Stub.Outbox(queue, Stub.Make<IVoice>(), notifier);
        return new EscalateFollowUp(new RaiseEscalation(escalations, new FindContact(queue, Stub.Make<IRecord>()), queue, notifier, outbox, new TextCipher(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1")));
    }

    private async Task<FollowUp?> SettleAsync(FollowUp followUp, Contact? contact, bool live = false, AttemptOutcome? said = null)
    {
        (_saved, _attempt) = (null, null);
        var care = Stub.Make<ICareRecord>(stub => stub
            .On(nameof(ICareRecord.ReadSettingAsync), _ => Task.FromResult<(long, string)?>((1, HotlineJson.Write(new FollowUpSettings { Automatic = false }))))
            .On(nameof(ICareRecord.ReadUnderWayAsync), _ => Task.FromResult<IReadOnlyList<FollowUpUnderWay>>([new FollowUpUnderWay(followUp, contact)]))
            .On(nameof(ICareRecord.SaveFollowUpAsync), args =>
            {
                (_saved, _attempt) = ((FollowUp)args[0]!, (FollowUpAttempt?)args[1]);
                return Task.FromResult(true);
            }));
        var record = Stub.Make<IRecord>(stub => stub.On(nameof(IRecord.ReadFormAsync),
            _ => Task.FromResult<SealedForm?>(said is null ? null : new SealedForm { Coded = new RecordForm { FollowUpOutcome = said }, Sealed = "" })));
        var queue = Stub.Make<IContactQueue>(stub => stub.On(nameof(IContactQueue.ReadCallerAsync),
            _ => Task.FromResult(live ? new CallerView(Over(followUp, ContactState.Waiting), null, []) : null)));
        // Nothing is begun or taken back here: that has tests of its own.
        await new RunFollowUps(care, record, queue, null!, Escalates(), null!, new PlanFollowUps(care, _time), null!, _time).HandleAsync(CancellationToken.None);
        return _saved;
    }

    [Test]
    public async Task Settle_Answered_IsAnAttemptByItsCounsellor()
    {
        var followUp = UnderWay();
        var contact = Over(followUp, ContactState.Closed, answered: true);
        Assert.That((await SettleAsync(followUp, contact))!.State, Is.EqualTo(FollowUpState.Done));
        Assert.That(_attempt, Is.EqualTo(new FollowUpAttempt(contact.Id, followUp.Id, contact.Ended!.Value, contact.Counsellor!.Value, AttemptOutcome.Reached, null, contact.Id)));
    }

    [Test]
    public async Task Settle_TheCounsellorSaysAnotherThing_ThatCounts()
    {
        var followUp = UnderWay();
        Assert.That((await SettleAsync(followUp, Over(followUp, ContactState.Closed, answered: true), said: AttemptOutcome.WrongPerson))!.State, Is.EqualTo(FollowUpState.Unreachable));
    }

    [Test]
    public async Task Settle_RungInVain_IsPlannedAgain()
    {
        var followUp = UnderWay();
        var after = await SettleAsync(followUp, Over(followUp, ContactState.Abandoned, tries: 1));
        Assert.That((after!.State, after.Attempts, _attempt!.Outcome), Is.EqualTo((FollowUpState.Planned, 1, AttemptOutcome.NoAnswer)));
    }

    [Test]
    public async Task Settle_LastAttemptInVain_IsRaisedToASupervisorBeforeItIsWrittenDown()
    {
        var followUp = UnderWay() with { Attempts = 2 };
        _refuses = Refusal.Opening;
        Assert.That(await SettleAsync(followUp, Over(followUp, ContactState.Abandoned, tries: 1)), Is.Null, "the live state is away: it comes again");
        _refuses = null;
        Assert.That((await SettleAsync(followUp, Over(followUp, ContactState.Abandoned, tries: 1)))!.State, Is.EqualTo(FollowUpState.Unreachable));
        Assert.That(_raised.Select(e => (e.Id, e.Kind, e.Contact)), Is.All.EqualTo((followUp.Attempt!.Value, EscalationKind.SupervisorNow, followUp.Contact)), "raised twice under one id is raised once");
        Assert.That(_raised.Select(e => (e.Cause, e.Summary)), Is.All.EqualTo((EscalationCause.FollowUpNotReached, (string?)null)), "said in each reader's language");
        Assert.That(_raised.Select(e => e.County), Is.All.EqualTo("330303"), "the record form says where");
    }

    [TestCase(AttemptOutcome.NotSafe, EscalationCause.FollowUpNotSafe)]
    [TestCase(AttemptOutcome.WrongPerson, EscalationCause.FollowUpWrongPerson)]
    public async Task Settle_NobodyMayGoOn_IsRaisedWithItsCause(AttemptOutcome said, EscalationCause cause)
    {
        var followUp = UnderWay();
        await SettleAsync(followUp, Over(followUp, ContactState.Closed, answered: true), said: said);
        Assert.That(_raised.Select(e => (e.Cause, e.Summary)), Is.EqualTo(new[] { ((EscalationCause?)cause, (string?)null) }));
    }

    [TestCase(FollowUpState.Due)]
    [TestCase(FollowUpState.Unreachable)]
    public async Task Settle_NobodyWasFree_IsNoAttemptAndStandsWhereItStood(FollowUpState from)
    {
        var followUp = UnderWay(from);
        var after = await SettleAsync(followUp, Over(followUp, ContactState.Abandoned));
        Assert.That((after!.State, after.Attempts, _attempt), Is.EqualTo((from, 0, (FollowUpAttempt?)null)));
    }

    [Test]
    public async Task Settle_ContactIsLiveAndNotRecordedYet_WaitsForTheRecorder() =>
        Assert.That((await SettleAsync(UnderWay(), null, live: true))!.State, Is.EqualTo(FollowUpState.UnderWay));

    [Test]
    public async Task Settle_TheNodeDiedBeforeTheContactCameToBe_IsDueAgain() =>
        Assert.That(await SettleAsync(UnderWay(), null) is { State: FollowUpState.Due, Attempt: null, Attempts: 0 }, Is.True);
}
