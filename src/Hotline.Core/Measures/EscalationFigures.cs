using Hotline.Core.Escalations;

namespace Hotline.Core.Measures;

/// <summary>Escalation on time: acknowledged within its limit ÷ all, per kind (domain.md, section 5), and how long the "mine" took.</summary>
/// <param name="Kind">Of the escalations.</param>
/// <param name="OnTime">Of <paramref name="All"/>.</param>
/// <param name="All">Raised in the period. One whose limit has not passed yet, and that nobody has acknowledged, is not counted yet.</param>
/// <param name="Open">Raised in the period and not closed.</param>
/// <param name="AcknowledgeMedian">Raised to the first "mine", seconds; null where nobody has said it.</param>
/// <param name="AcknowledgeMax">Likewise.</param>
public sealed record EscalationFigures(EscalationKind Kind, int OnTime, int All, int Open, double? AcknowledgeMedian, double? AcknowledgeMax)
{
    public double? Share => Rates.Share(OnTime, All);

    /// <param name="raised">The escalations of a period as they stood at <paramref name="at"/>.</param>
    /// <param name="at">Up to when the figures go.</param>
    public static IReadOnlyList<EscalationFigures> Of(IEnumerable<EscalationTrace> raised, DateTimeOffset at) =>
        [.. raised.GroupBy(e => e.Kind).OrderBy(g => g.Key).Select(g => Of(g.Key, [.. g], at))];

    public static bool IsOnTime(EscalationTrace e) => e.Acknowledged - e.Raised <= TimeSpan.FromSeconds(e.Within);

    /// <summary>Whether it can be said by now: acknowledged, or its limit has passed.</summary>
    public static bool IsCounted(EscalationTrace e, DateTimeOffset at) => e.Acknowledged is not null || e.Raised.AddSeconds(e.Within) < at;

    private static EscalationFigures Of(EscalationKind kind, IReadOnlyList<EscalationTrace> raised, DateTimeOffset at)
    {
        var waits = raised.Where(e => e.Acknowledged is not null).Select(e => (e.Acknowledged!.Value - e.Raised).TotalSeconds).Order().ToList();
        return new EscalationFigures(
            kind, raised.Count(IsOnTime), raised.Count(e => IsCounted(e, at)), raised.Count(e => e.IsOpen), Rates.Percentile(waits, 0.5), waits.Count == 0 ? null : waits[^1]);
    }
}
