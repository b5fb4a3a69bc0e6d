using Hotline.Core.Escalations;

namespace Hotline.Core.Tests.Escalations;

public sealed class EscalationPolicyTests
{
    private static readonly EscalationKind[] Kinds = Enum.GetValues<EscalationKind>();
    private static readonly EscalationState[] States = Enum.GetValues<EscalationState>();

    [Test]
    public void LimitOf_EveryStateButTheEnd_HasATimerAndATimersWay([ValueSource(nameof(Kinds))] EscalationKind kind, [ValueSource(nameof(States))] EscalationState state)
    {
        var limits = EscalationPolicy.Limits(kind);
        Assert.That(limits.AreValid);
        Assert.That(EscalationPolicy.LimitOf(limits, state) is null, Is.EqualTo(state is EscalationState.Closed));
        Assert.That(EscalationPolicy.Next(kind, state, EscalationAct.LimitPassed) is null, Is.EqualTo(state is EscalationState.Closed));
    }

    [Test]
    public void Next_OverdueWithNobodyThere_GoesRoundTheChain([ValueSource(nameof(Kinds))] EscalationKind kind)
    {
        EscalationState? state = EscalationState.Raised;
        var seen = new List<EscalationState>();
        for (var i = 0; i < 4; i++)
            seen.Add((state = EscalationPolicy.Next(kind, state!.Value, EscalationAct.LimitPassed))!.Value);
        Assert.That(seen, Is.EqualTo(new[] { EscalationState.Overdue, EscalationState.Raised, EscalationState.Overdue, EscalationState.Raised }));
    }

    [Test]
    public void Next_MandatoryReport_CannotBeDeclinedInAnyState([ValueSource(nameof(States))] EscalationState state) =>
        Assert.That(EscalationPolicy.Next(EscalationKind.MandatoryReport, state, EscalationAct.Decline), Is.Null);

    [Test]
    public void Next_EmergencyWithoutHelpConfirmed_DoesNotClose()
    {
        Assert.That(EscalationPolicy.Next(EscalationKind.EmergencyHandOff, EscalationState.Reported, EscalationAct.Close), Is.Null);
        Assert.That(EscalationPolicy.Next(EscalationKind.EmergencyHandOff, EscalationState.Reported, EscalationAct.Close, helpConfirmed: true), Is.EqualTo(EscalationState.Closed));
    }

    [Test]
    public void Next_Closed_AllowsNothing([Values] EscalationAct act) =>
        Assert.That(Kinds.Select(kind => EscalationPolicy.Next(kind, EscalationState.Closed, act, helpConfirmed: true)), Has.All.Null);

    [Test]
    public void Limits_SupervisorNow_MustAcknowledgeWithinAMinute() =>
        Assert.That(EscalationPolicy.Limits(EscalationKind.SupervisorNow).Acknowledge, Is.EqualTo(60));
}
