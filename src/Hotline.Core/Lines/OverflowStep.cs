namespace Hotline.Core.Lines;

public enum OverflowWhen
{
    /// <summary>Nobody has answered for <see cref="OverflowStep.AfterSeconds"/>.</summary>
    Waited,

    /// <summary>At least <see cref="Line.FullFrom"/> are waiting.</summary>
    Full,

    /// <summary>The line is closed.</summary>
    Closed,
}

public enum OverflowTo
{
    /// <summary>The caller may leave a message (key 2; a note on the page).</summary>
    Message,

    /// <summary>The call is put through to a number outside; if nobody answers there it is back at its place.</summary>
    Number,

    /// <summary>A neighbouring line that is open takes the call, when this one is closed. (While this one is open, its counsellors join in: <see cref="Line.Relaxation"/>.)</summary>
    Line,
}

/// <summary>One step of a line's overflow plan: what happens when nobody can answer in time.</summary>
public sealed record OverflowStep
{
    public OverflowWhen When { get; init; }
    public OverflowTo To { get; init; }

    /// <summary>Waited: seconds, 0–86400.</summary>
    public int AfterSeconds { get; init; }

    /// <summary>Number: E.164.</summary>
    public string? Number { get; init; }

    /// <summary>Line: its code.</summary>
    public string? Line { get; init; }

    /// <summary>What applies to a line without a plan of its own: a message is never refused, and offered once the wait is long.</summary>
    public static IReadOnlyList<OverflowStep> Default { get; } =
    [
        new() { When = OverflowWhen.Waited, To = OverflowTo.Message, AfterSeconds = 60 }, new() { When = OverflowWhen.Full, To = OverflowTo.Message },
        new() { When = OverflowWhen.Closed, To = OverflowTo.Message },
    ];
}
