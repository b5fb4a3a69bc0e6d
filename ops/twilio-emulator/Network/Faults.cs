namespace TwilioEmulator.Network;

/// <summary>Something that goes wrong on purpose.</summary>
/// <param name="Kind">rest-error, rest-lost, rest-delay, callback-lost, callback-duplicate, busy, no-answer or failed.</param>
/// <param name="Percent">How often, 0 to 100.</param>
/// <param name="DurationMs">For rest-delay: how long.</param>
/// <param name="To">Only calls to this telephone; for rest-… a part of the path; for callback-… a part of the URL.</param>
/// <param name="Times">After so many it stops by itself; null: never.</param>
internal sealed record Fault(string Kind, double? Percent, int? DurationMs, string? To, int? Times);

/// <summary>The faults that are switched on.</summary>
internal sealed class Faults
{
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string>
    {
        "rest-error", "rest-lost", "rest-delay", "callback-lost", "callback-duplicate", "busy", "no-answer", "failed",
    };

    private readonly Lock gate = new();
    private readonly List<(Fault Fault, int Used)> faults = [];

    public void Add(Fault fault)
    {
        lock (gate)
        {
            faults.Add((fault, 0));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
        }
    }

    public List<Fault> All()
    {
        lock (gate)
        {
            return faults.Select(f => f.Fault).ToList();
        }
    }

    /// <summary>Whether a fault of that kind strikes this time; it counts as used when it does.</summary>
    public Fault? Strike(string kind, string subject)
    {
        lock (gate)
        {
            for (var i = 0; i < faults.Count; i++)
            {
                var (fault, used) = faults[i];
                if (fault.Kind == kind
                    && (fault.To is null || subject.Contains(fault.To, StringComparison.Ordinal))
                    && (fault.Times is null || used < fault.Times)
                    && Random.Shared.NextDouble() * 100 < (fault.Percent ?? 100))
                {
                    faults[i] = (fault, used + 1);
                    return fault;
                }
            }

            return null;
        }
    }
}
