namespace Hotline.Core.Escalations;

/// <summary>The rules of escalations: pure, so that the reference model, the screens and the scripts' tests share them.</summary>
public static class EscalationPolicy
{
    /// <summary>The defaults of domain.md, section 3; the office changes them in its settings.</summary>
    public static EscalationLimits Limits(EscalationKind kind) => kind switch
    {
        EscalationKind.SupervisorNow => Minutes(deliver: 0.5, acknowledge: 1, begin: 5, report: 60),
        EscalationKind.EmergencyHandOff => Minutes(deliver: 0.5, acknowledge: 1, begin: 5, report: 60),
        EscalationKind.CountyCentre => Minutes(deliver: 5, acknowledge: 60, begin: 240, report: 1440),
        EscalationKind.MandatoryReport => Minutes(deliver: 5, acknowledge: 60, begin: 60, report: 1440),
        EscalationKind.SchoolMentorGroup => Minutes(deliver: 15, acknowledge: 240, begin: 480, report: 4320),
        EscalationKind.TownshipLiaison => Minutes(deliver: 15, acknowledge: 240, begin: 480, report: 4320),
        EscalationKind.GreenChannel => Minutes(deliver: 15, acknowledge: 240, begin: 1440, report: 10080),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };

    /// <summary>Nobody can veto a mandatory report, and a rescue that was asked for is carried out or handed on, never refused.</summary>
    public static bool MayDecline(EscalationKind kind) => kind is not (EscalationKind.MandatoryReport or EscalationKind.EmergencyHandOff);

    /// <summary>The state after an act, or null where the state does not allow it.</summary>
    /// <param name="helpConfirmed">A person confirmed that help made contact: without it no emergency hand-off closes.</param>
    public static EscalationState? Next(EscalationKind kind, EscalationState state, EscalationAct act, bool helpConfirmed = false) => (state, act) switch
    {
        (EscalationState.Closed, _) => null,
        (EscalationState.Raised, EscalationAct.Deliver) => EscalationState.Delivered,
        // A telephone call or a signed link may be quicker than the network's receipt.
        (EscalationState.Raised or EscalationState.Delivered or EscalationState.Overdue, EscalationAct.Acknowledge) => EscalationState.Acknowledged,
        (EscalationState.Acknowledged, EscalationAct.Begin) => EscalationState.InProgress,
        (EscalationState.Acknowledged or EscalationState.InProgress, EscalationAct.Report) => EscalationState.Reported,
        (EscalationState.Reported, EscalationAct.Close) => kind is EscalationKind.EmergencyHandOff && !helpConfirmed ? null : EscalationState.Closed,
        (EscalationState.Raised or EscalationState.Delivered or EscalationState.Acknowledged, EscalationAct.Decline) => MayDecline(kind) ? EscalationState.Declined : null,
        // A report that nobody reads stays a report, and the reminder comes again.
        (EscalationState.Reported, EscalationAct.LimitPassed) => EscalationState.Reported,
        // Declined and Overdue go to the next on call by themselves.
        (EscalationState.Declined or EscalationState.Overdue, EscalationAct.LimitPassed) => EscalationState.Raised,
        (_, EscalationAct.LimitPassed) => EscalationState.Overdue,
        (not EscalationState.Reported, EscalationAct.Assign) => EscalationState.Raised,
        _ => null,
    };

    /// <summary>How long a state may last before <see cref="EscalationAct.LimitPassed"/>; null only for the end.</summary>
    public static TimeSpan? LimitOf(EscalationLimits limits, EscalationState state) => state switch
    {
        EscalationState.Raised => limits.Deliver,
        EscalationState.Delivered => limits.Acknowledge,
        EscalationState.Acknowledged => limits.Begin,
        EscalationState.InProgress => limits.Report,
        EscalationState.Reported => limits.Close,
        EscalationState.Declined or EscalationState.Overdue => limits.Retry,
        EscalationState.Closed => null,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no such state"),
    };

    private static EscalationLimits Minutes(double deliver, double acknowledge, double begin, double report) => new(
        TimeSpan.FromMinutes(deliver), TimeSpan.FromMinutes(acknowledge), TimeSpan.FromMinutes(begin), TimeSpan.FromMinutes(report),
        TimeSpan.FromDays(1), TimeSpan.FromSeconds(1));
}
