namespace Hotline.Core.Measures;

/// <summary>What becomes of those who left within the target: not looked at, a failure, or a success.</summary>
public enum ServiceLevelVariant { AbandonedIgnored, AbandonedAgainst, AbandonedFor }

/// <summary>What every service level is made of; short abandons are in none of it.</summary>
/// <param name="Answered">Answered, whenever.</param>
/// <param name="AnsweredInTarget">Of them within the target.</param>
/// <param name="Abandoned">Abandoned, whenever.</param>
/// <param name="AbandonedAfterTarget">Of them after the target.</param>
public readonly record struct LevelCounts(int Answered, int AnsweredInTarget, int Abandoned, int AbandonedAfterTarget)
{
    public static LevelCounts One(bool answered, bool inTarget) =>
        answered ? new(1, inTarget ? 1 : 0, 0, 0) : new(0, 0, 1, inTarget ? 0 : 1);

    public static LevelCounts operator +(LevelCounts a, LevelCounts b) =>
        new(a.Answered + b.Answered, a.AnsweredInTarget + b.AnsweredInTarget, a.Abandoned + b.Abandoned, a.AbandonedAfterTarget + b.AbandonedAfterTarget);
}

/// <summary>The rates of domain.md, section 5; null where nothing has been counted yet.</summary>
public static class Rates
{
    /// <summary>Answered within the target ÷ (answered + abandoned after the target), and its two usual variants.</summary>
    public static double? ServiceLevel(LevelCounts counts, ServiceLevelVariant variant) => variant switch
    {
        ServiceLevelVariant.AbandonedIgnored => Share(counts.AnsweredInTarget, counts.Answered + counts.AbandonedAfterTarget),
        ServiceLevelVariant.AbandonedAgainst => Share(counts.AnsweredInTarget, counts.Answered + counts.Abandoned),
        ServiceLevelVariant.AbandonedFor => Share(counts.AnsweredInTarget + counts.Abandoned - counts.AbandonedAfterTarget, counts.Answered + counts.Abandoned),
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, null),
    };

    /// <summary>Abandoned (not short) ÷ (answered + abandoned (not short)).</summary>
    public static double? Abandonment(int abandoned, int answered) => Share(abandoned, answered + abandoned);

    /// <summary>Mean speed of answer, seconds.</summary>
    public static double? SpeedOfAnswer(long waitMilliseconds, int answered) => answered == 0 ? null : waitMilliseconds / 1000.0 / answered;

    public static double? Share(double part, double whole) => whole <= 0 ? null : part / whole;

    /// <summary>The smallest value that at least this share of the values does not exceed (nearest rank).</summary>
    public static double? Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
}
