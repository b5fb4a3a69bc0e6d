namespace Hotline.Core.Contacts;

/// <summary>The caller hung up and keeps the place: rung when it comes up, three times at most, half an hour apart.</summary>
public sealed record Callback
{
    public DateTimeOffset Asked { get; init; }

    /// <summary>The caller said that a text message is safe. Without that nothing is ever sent.</summary>
    public bool MayText { get; init; }

    /// <summary>How often the caller was rung in vain.</summary>
    public int Tries { get; init; }

    /// <summary>The next try, while the contact waits for it beside the queue.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The caller is on the line: reached, or rang by himself or herself.</summary>
    public DateTimeOffset? Ended { get; init; }
}
