namespace Hotline.Core.Routing;

/// <summary>A range for the wait from what really happened lately in that queue: no false precision.</summary>
public static class WaitEstimate
{
    /// <summary>With fewer waits than this nothing is said.</summary>
    public const int Least = 5;

    /// <summary>So many of the last waits of a queue are kept, and so long after the last of them (Lua/lib/moves.lua).</summary>
    public const int Most = 50;
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <param name="recent">The last answered contacts' waits in that queue, ms.</param>
    /// <returns>From the lower quartile to the 90th percentile, seconds, or null when too little happened.</returns>
    public static WaitRange? From(IReadOnlyList<long> recent)
    {
        if (recent.Count < Least)
            return null;
        var sorted = recent.Order().ToList();
        int At(double share) => (int)Math.Ceiling(sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(share * sorted.Count))] / 1000.0);
        return new WaitRange(At(0.25), At(0.9));
    }
}
