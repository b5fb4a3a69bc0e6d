using Hotline.Core.Contacts;
using Hotline.Core.Duty;

namespace Hotline.Core.Escalations;

/// <summary>The rules of escalations: pure, so that the screens and the scripts' tests share them (Lua/lib/escalations.lua does the same).</summary>
public static class EscalationPolicy
{
    /// <summary>The defaults of domain.md, section 3; the office changes them in its settings.</summary>
    public static EscalationLimits Limits(EscalationKind kind) => kind switch
    {
        EscalationKind.SupervisorNow => Minutes(0.5, 1, 5, 60, 1440, 1),
        EscalationKind.SupervisorBeforeClosing => Minutes(0.5, 10, 15, 240, 1440, 5),
        EscalationKind.EmergencyHandOff => Minutes(0.5, 1, 5, 60, 10, 1),
        EscalationKind.CountyCentre => Minutes(5, 60, 240, 1440, 1440, 30),
        EscalationKind.MandatoryReport => Minutes(5, 60, 60, 1440, 1440, 30),
        EscalationKind.SchoolMentorGroup => Minutes(15, 240, 480, 4320, 1440, 240),
        EscalationKind.TownshipLiaison => Minutes(15, 240, 480, 4320, 1440, 240),
        EscalationKind.GreenChannel => Minutes(15, 240, 1440, 10080, 1440, 240),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };

    /// <summary>Whom the rota and the directory are asked for.</summary>
    public static DutyRole RoleOf(EscalationKind kind) => kind switch
    {
        EscalationKind.SupervisorNow or EscalationKind.SupervisorBeforeClosing or EscalationKind.EmergencyHandOff or EscalationKind.MandatoryReport => DutyRole.Supervisor,
        EscalationKind.CountyCentre => DutyRole.CountyCentre,
        EscalationKind.SchoolMentorGroup => DutyRole.MentorGroup,
        EscalationKind.TownshipLiaison => DutyRole.TownshipLiaison,
        EscalationKind.GreenChannel => DutyRole.Hospital,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };

    /// <summary>Raised by the system itself, with the level. A school and a guardian are a person's decision.</summary>
    public static IReadOnlyList<EscalationKind> Automatic(RiskLevel level) => level switch
    {
        RiskLevel.Immediate => [EscalationKind.SupervisorNow, EscalationKind.EmergencyHandOff, EscalationKind.CountyCentre],
        RiskLevel.High => [EscalationKind.SupervisorBeforeClosing],
        RiskLevel.Moderate or RiskLevel.Low or RiskLevel.NotAssessed => [],
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "no such level"),
    };

    /// <summary>What a contact has raised by itself: by its level, and the mandatory report that it owes. A county centre only where the county is known.</summary>
    public static IReadOnlyList<EscalationKind> Automatic(Contact contact, RecordForm? form) =>
    [
        .. Automatic(contact.Risk).Where(k => k is not EscalationKind.CountyCentre || CountyOf(contact, form) is not null),
        .. HarmReport.IsOwed(contact, form) ? new[] { EscalationKind.MandatoryReport } : [],
    ];

    /// <summary>The id of what is raised by itself: once a contact and kind, on whatever node and after whatever loss.</summary>
    public static Guid AutomaticId(Guid contact, EscalationKind kind)
    {
        var number = kind switch
        {
            EscalationKind.SupervisorNow => '0', EscalationKind.EmergencyHandOff => '1', EscalationKind.CountyCentre => '2', EscalationKind.SupervisorBeforeClosing => '3', EscalationKind.MandatoryReport => '4',
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a person raises it"),
        };
        var id = contact.ToString().ToCharArray();
        (id[14], id[19]) = ('8', number);
        return Guid.Parse(id);
    }

    /// <summary>An id of <see cref="AutomaticId"/>'s kind (UUID version 8, RFC 9562): no person may be there before what a level raises.</summary>
    public static bool IsAutomatic(Guid id) => id.Version == 8;

    /// <summary>The caller's own answer, else what the counsellor wrote down: on the telephone nobody answers a page.</summary>
    public static string? CountyOf(Contact contact, RecordForm? form) =>
        contact.Answers?.County is { Length: > 0 } answered ? answered : form?.County is { Length: > 0 } county ? county : null;

    /// <summary>What a disposition says was handed on: one of these must have been raised. Empty where it says nothing of the kind.</summary>
    public static IReadOnlyList<EscalationKind> Of(Disposition disposition) => disposition switch
    {
        Disposition.Referral => [EscalationKind.CountyCentre, EscalationKind.SchoolMentorGroup, EscalationKind.TownshipLiaison, EscalationKind.GreenChannel],
        Disposition.Police => [EscalationKind.EmergencyHandOff, EscalationKind.MandatoryReport],
        Disposition.MandatoryReport => [EscalationKind.MandatoryReport],
        Disposition.None or Disposition.Support or Disposition.Education or Disposition.SafetyPlan or Disposition.Appointment => [],
        _ => throw new ArgumentOutOfRangeException(nameof(disposition), disposition, "no such disposition"),
    };

    /// <summary>What the counsellor is reminded to decide (domain.md, section 3).</summary>
    public static IReadOnlyList<EscalationKind> Suggested(RiskLevel level) => level switch
    {
        RiskLevel.Immediate => [EscalationKind.SchoolMentorGroup],
        RiskLevel.High => [EscalationKind.SchoolMentorGroup, EscalationKind.GreenChannel],
        RiskLevel.Moderate => [EscalationKind.SchoolMentorGroup],
        RiskLevel.Low or RiskLevel.NotAssessed => [],
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "no such level"),
    };

    /// <summary>Nobody can veto a mandatory report, and a rescue that was asked for is carried out or handed on, never refused.</summary>
    public static bool MayDecline(EscalationKind kind) => kind is not (EscalationKind.MandatoryReport or EscalationKind.EmergencyHandOff);

    /// <summary>The state after an act, or null where the state does not allow it.</summary>
    /// <param name="kind">Of the escalation.</param>
    /// <param name="state">Before the act.</param>
    /// <param name="act">What is done.</param>
    /// <param name="owned">Its owner has said "mine".</param>
    /// <param name="helpConfirmed">A person confirmed that help made contact: without it no emergency hand-off closes.</param>
    public static EscalationState? Next(EscalationKind kind, EscalationState state, EscalationAct act, bool owned = false, bool helpConfirmed = false) => (state, act) switch
    {
        (EscalationState.Closed, _) => null,
        (EscalationState.Raised, EscalationAct.Deliver) => EscalationState.Delivered,
        // A telephone call or a signed link may be quicker than the network's receipt.
        (EscalationState.Raised or EscalationState.Delivered or EscalationState.Overdue or EscalationState.Declined, EscalationAct.Acknowledge) => EscalationState.Acknowledged,
        (EscalationState.Acknowledged or EscalationState.InProgress, EscalationAct.Note) => EscalationState.InProgress,
        (EscalationState.Overdue, EscalationAct.Note) when owned => EscalationState.InProgress,
        (EscalationState.Reported, EscalationAct.Note) => EscalationState.Reported,
        (EscalationState.Acknowledged or EscalationState.InProgress, EscalationAct.Report) => EscalationState.Reported,
        (EscalationState.Overdue, EscalationAct.Report) when owned => EscalationState.Reported,
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

    /// <summary>How long a state may last before <see cref="EscalationAct.LimitPassed"/>, seconds; null only for the end.</summary>
    public static int? LimitOf(EscalationLimits limits, EscalationState state, bool owned = false) => state switch
    {
        EscalationState.Raised => limits.Deliver,
        EscalationState.Delivered => limits.Acknowledge,
        EscalationState.Acknowledged => limits.Begin,
        EscalationState.InProgress => limits.Report,
        EscalationState.Reported => limits.Close,
        EscalationState.Overdue when owned => limits.Remind,
        EscalationState.Declined or EscalationState.Overdue => limits.Retry,
        EscalationState.Closed => null,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no such state"),
    };

    private static EscalationLimits Minutes(double deliver, double acknowledge, double begin, double report, double close, double remind) =>
        new((int)(deliver * 60), (int)(acknowledge * 60), (int)(begin * 60), (int)(report * 60), (int)(close * 60), 1, (int)(remind * 60));
}
