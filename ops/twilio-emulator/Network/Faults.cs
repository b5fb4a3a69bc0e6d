namespace TwilioEmulator.Network;

/// <summary>Something that goes wrong on purpose.</summary>
/// <param name="Kind">One of <see cref="Faults.Kinds"/>.</param>
/// <param name="Percent">How often, 0 to 100.</param>
/// <param name="DurationMs">For rest-delay, callback-delay and text-late: how long. For callback-reorder: how long at most, diced.</param>
/// <param name="To">Only calls to this telephone; for rest-… a part of the path; for callback-… a part of the URL.</param>
/// <param name="Times">After so many it stops by itself; null: never.</param>
internal sealed record Fault(string Kind, double? Percent, int? DurationMs, string? To, int? Times);

/// <summary>The faults that are switched on. Its dice are seeded, so that a run can be dealt again.</summary>
internal sealed class Faults(EmulatorOptions options)
{
    /// <summary>
    /// rest-error is refused with 503 and nothing was done; rest-lost was done and never answered. callback-delay holds a call's (or
    /// conference's) later callbacks back as well; callback-reorder lets them overtake.
    /// </summary>
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string>
    {
        "rest-error", "rest-lost", "rest-delay", "callback-lost", "callback-duplicate", "callback-delay", "callback-reorder", "busy", "no-answer", "failed",
        "text-undelivered", "text-late",
    };

    private readonly Lock gate = new();
#pragma warning disable CA5394 // faults are dealt, not kept secret
    private readonly Random dice = options.Seed is { } seed ? new Random(seed) : new Random();
#pragma warning restore CA5394
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

    /// <summary>A diced part of the fault's time, seconds.</summary>
    public double Part(Fault fault)
    {
        lock (gate)
        {
#pragma warning disable CA5394
            return dice.NextDouble() * (fault.DurationMs ?? 1000) / 1000;
#pragma warning restore CA5394
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
#pragma warning disable CA5394
                    && dice.NextDouble() * 100 < (fault.Percent ?? 100))
#pragma warning restore CA5394
                {
                    faults[i] = (fault, used + 1);
                    return fault;
                }
            }

            return null;
        }
    }
}
