using System.Globalization;

namespace Hotline.Chaos;

/// <summary>What may happen to the service while it works.</summary>
internal enum FaultKind { Kill, Freeze, Cut, Slow, RedisRestart, Flush, Rollback, RecordLocked, RecordAway }

/// <summary>The size of a run. The same seed deals the same faults and the same people; what the machine makes of the times is its own.</summary>
internal sealed record Plan
{
    public int Seed { get; init; } = 1;

    /// <summary>How long faults happen, seconds; the beginning and the end of the shift come on top.</summary>
    public int Seconds { get; init; } = 300;
    public int Nodes { get; init; } = 3;
    public int Callers { get; init; } = 2_000;
    public int Counsellors { get; init; } = 200;
    public IReadOnlyList<FaultKind> Faults { get; init; } = Enum.GetValues<FaultKind>();

    /// <summary>How long a frozen node stands still, seconds.</summary>
    public double Freeze { get; init; } = 10;

    /// <summary>Between two faults, seconds: at least, at most.</summary>
    public (double Least, double Most) Rest { get; init; } = (3, 8);

    /// <summary>Seconds in which all callers come for the first time.</summary>
    public double Ramp { get; init; } = 25;

    /// <summary>How long what is open may take to end after the last fault, seconds.</summary>
    public double Settle { get; init; } = 75;

    /// <summary>Keeps the run's folder: the nodes' logs, the record and every append-only file.</summary>
    public bool Keep { get; init; }

    public static Plan Quick { get; } = new() { Seconds = 26, Callers = 36, Counsellors = 8, Freeze = 3, Rest = (0.7, 1.5), Ramp = 2, Settle = 20 };

    /// <exception cref="ChaosException">An option is not understood.</exception>
    public static Plan Parse(string[] arguments)
    {
        var plan = arguments.Contains("--quick") ? Quick : new Plan();
        for (var i = 0; i < arguments.Length; i++)
        {
            string Next() => i + 1 < arguments.Length ? arguments[++i] : throw new ChaosException($"{arguments[i]} needs a value.");
            int Number() => int.TryParse(Next(), CultureInfo.InvariantCulture, out var n) && n >= 0 ? n : throw new ChaosException($"{arguments[i]} is not a number.");
            plan = arguments[i] switch
            {
                "--quick" => plan,
                "--keep" => plan with { Keep = true },
                "--seed" => plan with { Seed = Number() },
                "--seconds" => plan with { Seconds = Number() },
                "--nodes" => plan with { Nodes = Math.Max(1, Number()) },
                "--callers" => plan with { Callers = Number() },
                "--counsellors" => plan with { Counsellors = Number() },
                "--faults" => plan with { Faults = Kinds(Next()) },
                var unknown => throw new ChaosException($"unknown option {unknown} (see ops/chaos --help)"),
            };
        }
        return plan;
    }

    private static List<FaultKind> Kinds(string names) => [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(n => n != "none").Select(name =>
        Enum.TryParse<FaultKind>(name, ignoreCase: true, out var kind) ? kind : throw new ChaosException($"there is no fault {name}; there are: {string.Join(' ', Enum.GetNames<FaultKind>())}"))];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"seed {Seed}, {Seconds} s of faults, {Nodes} nodes, {Callers} callers, {Counsellors} counsellors, faults: {(Faults.Count == 0 ? "none" : string.Join(' ', Faults))}");
}

/// <summary>Something outside is missing, or the run could not go on; the sentence says what.</summary>
internal sealed class ChaosException(string message) : Exception(message);
