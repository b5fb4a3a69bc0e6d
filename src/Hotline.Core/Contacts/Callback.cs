namespace Hotline.Core.Contacts;

/// <summary>
/// Nobody is on the line, the caller is rung when the place comes up: somebody who hung up and keeps the place (three times at most, half an
/// hour apart), or whom a follow-up is for (once; the record plans the next).
/// </summary>
public sealed record Callback
{
    public DateTimeOffset Asked { get; init; }

    /// <summary>The caller said that a text message is safe. Without that nothing is ever sent.</summary>
    public bool MayText { get; init; }

    /// <summary>How often the caller was rung in vain.</summary>
    public int Tries { get; init; }

    /// <summary>The next try, while the contact waits for it beside the queue.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>From then on nobody rings: the end of the hours in which it is safe. Null: no such hours.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>A person decided to ring and said why; null: the timer did, and keeps to what is said to be safe until somebody is rung.</summary>
    public bool? ByHand { get; init; }

    /// <summary>The caller is on the line: reached, or rang by himself or herself.</summary>
    public DateTimeOffset? Ended { get; init; }
}
