using System.Globalization;

namespace Hotline.Server.Tests.Storm;

/// <summary>When a caller of the storm hangs up.</summary>
internal enum Leaves
{
    /// <summary>At once, before anything is heard.</summary>
    AtOnce,

    /// <summary>While the greeting is said.</summary>
    AtGreeting,

    /// <summary>While the music plays.</summary>
    AtMusic,

    /// <summary>In the moment in which the counsellor's telephone rings.</summary>
    AsItRings,

    /// <summary>In the moment of joining.</summary>
    AsItJoins,

    /// <summary>With the promise of a call, and takes it when it comes.</summary>
    WithACallback,

    /// <summary>Having spoken a message.</summary>
    WithAMessage,

    /// <summary>After the counsellor's goodbye, or when the counsellor ends it.</summary>
    AfterGoodbye,
}

/// <summary>How big the storm is. HOTLINE_STORM_CALLS and HOTLINE_STORM_SEED deal another; ops/storm sets them.</summary>
internal sealed record StormPlan(int Seed, int Calls, int Counsellors)
{
    /// <summary>How late a callback comes at most, ms.</summary>
    public const int LatestMs = 1500;

    public static StormPlan Deal(int seed, int calls)
    {
        seed = Number("HOTLINE_STORM_SEED", seed);
        calls = Number("HOTLINE_STORM_CALLS", calls);
        return new StormPlan(seed, calls, Math.Clamp(calls / 8, 6, 24));
    }

    /// <summary>What goes wrong meanwhile: a fifth of all REST requests, half of them done without an answer, and callbacks in every way.</summary>
    public static IEnumerable<object> Faults =>
    [
        new { kind = "rest-error", percent = 12 },
        new { kind = "rest-lost", percent = 8 },
        new { kind = "rest-delay", percent = 5, durationMs = 400 },
        new { kind = "callback-lost", percent = 8, to = "/twilio/voice/" },
        new { kind = "callback-duplicate", percent = 10, to = "/twilio/voice/" },
        new { kind = "callback-reorder", percent = 10, durationMs = LatestMs, to = "/twilio/voice/" },
        new { kind = "callback-delay", percent = 5, durationMs = 500, to = "/twilio/voice/" },
        new { kind = "busy", percent = 3, to = "client:" },
        new { kind = "failed", percent = 2, to = "client:" },
    ];

    /// <summary>Somebody outside who is asked about a call: a hospital, say.</summary>
    public const string Outside = "+8657788990011";

    /// <summary>The dice of one person.</summary>
    public Random Dice(int person) => new(unchecked(Seed * 7919 + person));

    public static Leaves Leaves(Random dice) => dice.Next(100) switch
    {
        < 5 => Storm.Leaves.AtOnce,
        < 11 => Storm.Leaves.AtGreeting,
        < 22 => Storm.Leaves.AtMusic,
        < 34 => Storm.Leaves.AsItRings,
        < 46 => Storm.Leaves.AsItJoins,
        < 55 => Storm.Leaves.WithACallback,
        < 62 => Storm.Leaves.WithAMessage,
        _ => Storm.Leaves.AfterGoodbye,
    };

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
