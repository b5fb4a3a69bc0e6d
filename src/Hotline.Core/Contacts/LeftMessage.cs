namespace Hotline.Core.Contacts;

public enum AudioState
{
    /// <summary>It is written, not spoken.</summary>
    None,

    /// <summary>Being fetched from the telephone network; nobody is offered the message before.</summary>
    Fetching,
    Kept,

    /// <summary>It could not be had; the message is offered all the same, because the caller may be rung.</summary>
    Lost,
}

/// <summary>What a caller left instead of waiting: the content of a contact of <see cref="Channel.Message"/>.</summary>
public sealed record LeftMessage
{
    public AudioState Audio { get; init; }

    /// <summary>How long it is, as the network says.</summary>
    public int Seconds { get; init; }

    /// <summary>The caller said that being rung at this number is safe. Without that nobody rings.</summary>
    public bool MayCall { get; init; }

    /// <summary>The caller said that a text to this number is safe; null is no.</summary>
    public bool? MayText { get; init; }

    /// <summary>When that is, in the caller's words; encrypted.</summary>
    public string? When { get; init; }
}

public enum AsideKind
{
    /// <summary>Speaks a message.</summary>
    Message,

    /// <summary>Is put through to a number outside the service.</summary>
    Outside,

    /// <summary>A message whose audio is on its way.</summary>
    Audio,

    /// <summary>Somebody whom the guarantee rang pressed 1, and has the caller once both are in the conference.</summary>
    Help,
}

/// <summary>Beside the queue for a moment, place kept; no longer than <see cref="Until"/>.</summary>
/// <param name="MayCall">Message: the caller may be rung back; null is no.</param>
/// <param name="Number">Outside: which number of the office's, E.164.</param>
/// <param name="By">Help: the call of whoever pressed 1.</param>
/// <param name="HelperInside">Help: that call is in the conference; null is no.</param>
/// <param name="CallerInside">Help: the caller is; null is no.</param>
/// <param name="Recording">Audio: its SID in the telephone network, so that it can be fetched whatever became of the order.</param>
/// <param name="Joined">Help: when both were. From then on the conversation has no end but its own: <see cref="Until"/> is over.</param>
public sealed record Aside(
    AsideKind Kind, DateTimeOffset Since, DateTimeOffset Until, bool? MayCall = null, string? Number = null,
    string? By = null, bool? HelperInside = null, bool? CallerInside = null, DateTimeOffset? Joined = null, string? Recording = null);

public enum OverflowKind { Message, Number }

/// <summary>Where a contact went that left the service: a message, which is a contact of its own, or a number outside.</summary>
public sealed record Overflow(OverflowKind Kind, Guid? Contact = null, string? Number = null);
