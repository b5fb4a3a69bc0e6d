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

    /// <summary>Lower than what signs, screening or the answers speak for, and no reason given.</summary>
    LoweredWithoutReason,
}

/// <summary>No contact closes without a disposition and a risk level (domain.md, section 3).</summary>
public static class ClosingPolicy
{
    /// <returns>Null when it may close.</returns>
    public static ClosingProblem? Problem(Closing closing, RecordForm form, IEnumerable<Sign>? signs)
    {
        var reasoned = !string.IsNullOrWhiteSpace(closing.RiskReason);
        return closing switch
        {
            { Disposition: Disposition.None } => ClosingProblem.NoDisposition,
            { Risk: RiskLevel.NotAssessed } when !reasoned => ClosingProblem.NoReason,
            // Whoever was not reached any more cannot be asked; that is what NotAssessed with its reason says.
            { Risk: not RiskLevel.NotAssessed } when RiskAssessment.MustAsk(form) => ClosingProblem.RiskNotAsked,
            _ when closing.Risk < RiskAssessment.LeastLevel(form, signs) && !reasoned => ClosingProblem.LoweredWithoutReason,
            _ => null,
        };
    }
}
