using Hotline.Core.Routing;

namespace Hotline.Core.Escalations;

/// <summary>The office changes the limits.</summary>
public sealed class SetEscalationPlan(IEscalations escalations, INotifier notifier)
{
    /// <returns>A sentence that names what is wrong, or what the live state decided.</returns>
    public async Task<(string? Problem, Step? Step)> HandleAsync(EscalationPlan plan, string by, CancellationToken cancellation)
    {
        if (plan.Problem() is { } problem)
            return (problem, null);
        // What equals the default is left out: a later default is then theirs, too.
        var own = plan.Limits?.Where(l => l.Value != EscalationPolicy.Limits(l.Key)).ToDictionary();
        var step = await escalations.SetPlanAsync(plan with { Limits = own is { Count: > 0 } ? own : null, Unseen = plan.Unseen == EscalationPlan.DefaultUnseen ? null : plan.Unseen }, by, cancellation);
        await notifier.ShowAsync(step.Events);
        return (null, step);
    }
}
