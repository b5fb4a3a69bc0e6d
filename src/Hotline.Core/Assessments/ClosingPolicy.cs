using Hotline.Core.Contacts;
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
}
