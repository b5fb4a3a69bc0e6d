namespace Hotline.Core.Routing;

/// <summary>What a webhook says of a contact's legs; null or false leaves a thing as it is.</summary>
public sealed record CallChange
{
    public string? CallerSid { get; init; }
    public string? CounsellorSid { get; init; }
    public bool CallerJoined { get; init; }
    public bool CounsellorJoined { get; init; }

    /// <summary>The offer under which the counsellor's leg was dialled; a leg of an earlier offer changes nothing.</summary>
    public Guid? Offer { get; init; }
}

/// <summary>Held: the caller hears music. Muted: the counsellor's microphone is off.</summary>
public enum CallSwitch { Held, Muted }
