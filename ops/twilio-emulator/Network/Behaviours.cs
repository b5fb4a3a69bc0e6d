using System.Collections.Concurrent;

namespace TwilioEmulator.Network;

/// <summary>What a telephone does when it is rung.</summary>
internal enum Behaviour
{
    /// <summary>Rings until somebody at the page or a test does something.</summary>
    Ring,

    /// <summary>Somebody picks up at once.</summary>
    Answer,
    Busy,

    /// <summary>Nobody is there: it rings until the caller gives up.</summary>
    NoAnswer,

    /// <summary>An answering machine picks up: it presses no key, and whoever asks for detection is told.</summary>
    Machine,

    /// <summary>Switched off, or there is no such number.</summary>
    Unreachable,
}

/// <summary>The behaviour of each telephone; <c>*</c> stands for all others.</summary>
internal sealed class Behaviours
{
    public static readonly IReadOnlyDictionary<string, Behaviour> Names = new Dictionary<string, Behaviour>(StringComparer.Ordinal)
    {
        ["ring"] = Behaviour.Ring, ["answer"] = Behaviour.Answer, ["busy"] = Behaviour.Busy, ["no-answer"] = Behaviour.NoAnswer,
        ["machine"] = Behaviour.Machine, ["unreachable"] = Behaviour.Unreachable,
    };

    private readonly ConcurrentDictionary<string, Behaviour> telephones;

    public Behaviours(EmulatorOptions options) => telephones = new ConcurrentDictionary<string, Behaviour>(
        options.AutoAnswer.Select(t => KeyValuePair.Create(t, Behaviour.Answer)), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => telephones.OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => NameOf(t.Value));

    public Behaviour Of(string telephone) =>
        telephones.TryGetValue(telephone, out var own) ? own : telephones.TryGetValue("*", out var other) ? other : Behaviour.Ring;

    /// <summary>Ring is what a telephone does of which nothing was said.</summary>
    public void Set(string telephone, Behaviour behaviour)
    {
        if (behaviour == Behaviour.Ring)
        {
            telephones.TryRemove(telephone, out _);
        }
        else
        {
            telephones[telephone] = behaviour;
        }
    }

    public void Clear() => telephones.Clear();

    private static string NameOf(Behaviour behaviour) => Names.First(n => n.Value == behaviour).Key;
}
