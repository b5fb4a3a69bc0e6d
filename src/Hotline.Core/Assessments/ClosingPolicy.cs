using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Routing;
using Hotline.Core.Signs;

namespace Hotline.Core.Assessments;

/// <summary>What keeps a contact from being closed.</summary>
public enum ClosingProblem
{
    NoDisposition,

    /// <summary>NotAssessed needs a reason.</summary>
    NoReason,

    /// <summary>The PHQ-9's item 9 obliges to ask the risk questions.</summary>
    RiskNotAsked,

    /// <summary>A sign at level 3 or 4 waits for somebody to look at it.</summary>
    SignUnseen,

    /// <summary>Lower than what signs, screening or the answers speak for, and no reason given.</summary>
    LoweredWithoutReason,

    /// <summary>Level 3 or 4, and no supervisor has said "mine"; the way out is to say why without one.</summary>
    SupervisorFirst,

    /// <summary>Reported, handed to the police or referred, and nothing of the kind was raised.</summary>
    EscalationMissing,
}

/// <summary>No contact closes without a disposition and a risk level (domain.md, section 3).</summary>
public static class ClosingPolicy
{
    /// <returns>Null when it may close.</returns>
    public static ClosingProblem? Problem(Closing closing, RecordForm form, IEnumerable<Sign>? signs)
    {
        var known = signs?.ToList() ?? [];
        var reasoned = !string.IsNullOrWhiteSpace(closing.RiskReason);
        return closing switch
        {
            { Disposition: Disposition.None } => ClosingProblem.NoDisposition,
            _ when known.Any(s => s is { Level: >= RiskLevel.High, SeenBy: null }) => ClosingProblem.SignUnseen,
            { Risk: RiskLevel.NotAssessed } when !reasoned => ClosingProblem.NoReason,
            // Whoever was not reached any more cannot be asked; that is what NotAssessed with its reason says.
            { Risk: not RiskLevel.NotAssessed } when RiskAssessment.MustAsk(form) => ClosingProblem.RiskNotAsked,
            _ when closing.Risk < RiskAssessment.LeastLevel(form, known) && !reasoned => ClosingProblem.LoweredWithoutReason,
            _ => null,
        };
    }

    /// <summary>What the escalations of the contact keep from closing; closeContact.lua does the same, and a test compares the two.</summary>
    /// <param name="closing">What is to be recorded.</param>
    /// <param name="raised">All that were raised for the contact.</param>
    public static ClosingProblem? Awaited(Closing closing, IReadOnlyCollection<Escalation> raised)
    {
        if (EscalationPolicy.Of(closing.Disposition) is { Count: > 0 } kinds && !raised.Any(e => kinds.Contains(e.Kind)))
            return ClosingProblem.EscalationMissing;
        var supervisors = raised.Where(e => e.Kind is EscalationKind.SupervisorNow or EscalationKind.SupervisorBeforeClosing).ToList();
        var asked = closing.Risk is RiskLevel.High or RiskLevel.Immediate || supervisors.Any(e => e.Kind is EscalationKind.SupervisorBeforeClosing);
        return asked && supervisors.All(e => e.FirstAcknowledged is null) && string.IsNullOrWhiteSpace(closing.WithoutSupervisor) ? ClosingProblem.SupervisorFirst : null;
    }
}
