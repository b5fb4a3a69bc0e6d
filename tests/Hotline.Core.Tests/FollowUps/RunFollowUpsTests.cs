using Hotline.Core.Contacts;
using Hotline.Core.FollowUps;
using Hotline.Core.Outbox;
using Hotline.Core.Record;
using Hotline.Core.Routing;
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
        await new RunFollowUps(care, record, queue, null!, null!, new PlanFollowUps(care, _time), null!, _time).HandleAsync(CancellationToken.None);
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
