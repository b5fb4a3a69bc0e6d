using Hotline.Core.Messages;

namespace Hotline.Core.Contacts;

/// <summary>
/// Nobody is on the line, the caller is rung when the place comes up: somebody who hung up and keeps the place (as often and as far
/// apart as CareLimits says), or whom a follow-up is for (once; the record plans the next).
/// </summary>
public sealed record Callback
{
    public DateTimeOffset Asked { get; init; }

    /// <summary>The caller said that a text message is safe. Without that nothing is ever sent.</summary>
    public bool MayText { get; init; }

    /// <summary>What is written when the last try was in vain too, sealed.</summary>
    public SealedMessage? Missed { get; init; }

    /// <summary>How often the caller was rung in vain.</summary>
    public int Tries { get; init; }

    /// <summary>The next try, while the contact waits for it beside the queue.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>From then on nobody rings: the office's longest wait (CareLimits), or the end of the hours in which it is safe. Null: a day, for what was asked for before the office could say.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>A person decided to ring and said why; null: the timer did, and keeps to what is said to be safe until somebody is rung.</summary>
    public bool? ByHand { get; init; }

    /// <summary>The caller is on the line: reached, or rang by himself or herself.</summary>
    public DateTimeOffset? Ended { get; init; }
}

/// <summary>The place is confirmed at once; the other text waits with the contact, so that whatever misses the last try can send it.</summary>
public sealed record CallbackTexts(SealedMessage Kept, SealedMessage Missed);
