using Hotline.Core.Contacts;

namespace Hotline.Core.Signs;

/// <summary>Where a sign of danger came from (domain.md, section 3).</summary>
public enum SignSource { Answer, Button, Key, Words, RepeatedAttempts }

/// <summary>
/// One sign of danger. It only ever raises, and it waits until somebody has looked at it. The newest of a kind stands in the
/// contact; all of them are in the journal.
/// </summary>
public sealed record Sign
{
    public DateTimeOffset At { get; init; }
    public required SignSource Source { get; init; }
    public required RiskLevel Level { get; init; }
    public PhraseCategory? Category { get; init; }

    /// <summary>Id of the rule that matched, and the version of the rules.</summary>
    public string? Rule { get; init; }
    public string? Rules { get; init; }

    /// <summary>What was matched, encrypted.</summary>
    public string? Words { get; init; }

    /// <summary>Number of the message in which the words stand.</summary>
    public int? Message { get; init; }

    /// <summary>Who looked at it, and when; null while nobody has.</summary>
    public Guid? SeenBy { get; init; }
    public DateTimeOffset? Seen { get; init; }

    /// <summary>Whoever looked at it says that it is so; null: looked at, no more.</summary>
    public bool? Confirmed { get; init; }

    /// <summary>How far up the queue a sign of this level moves a contact.</summary>
    public static Priority PriorityOf(RiskLevel level) => level switch
    {
        RiskLevel.Immediate => Priority.Immediate,
        RiskLevel.High => Priority.High,
        RiskLevel.Moderate => Priority.Elevated,
        RiskLevel.Low or RiskLevel.NotAssessed => Priority.Routine,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
    };
}
