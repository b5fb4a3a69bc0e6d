namespace Hotline.Core.Consults;

/// <summary>Asked: rings at a desk. Connecting: the leg of a call is fetched. On: the second person is there.</summary>
public enum ConsultState { Asked, Connecting, On }

/// <summary>
/// Private: apart from the caller, who hears music or sees nothing of it. Listening: hears or reads and says nothing. Whispering: heard by the
/// counsellor only. Joined: all three together, and the caller knows.
/// </summary>
public enum ConsultMode { Private, Listening, Whispering, Joined }

/// <summary>
/// The second person of a connected contact, of whom there is at most one: a colleague or an outside number that its counsellor asks, or a
/// supervisor who listens in (then <see cref="By"/> is <see cref="With"/>).
/// </summary>
public sealed record Consult
{
    public required Guid Id { get; init; }
    public required Guid By { get; init; }

    /// <summary>Null for an outside number.</summary>
    public Guid? With { get; init; }
    public string? Alias { get; init; }

    /// <summary>The outside number, sealed.</summary>
    public string? Outside { get; init; }
    public ConsultState State { get; init; }
    public ConsultMode Mode { get; init; }
    public DateTimeOffset Made { get; init; }

    /// <summary>When it ends by itself, while it is asked or its leg is fetched.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the counsellor says about the contact, sealed.</summary>
    public string? Note { get; init; }

    /// <summary>The second person's leg.</summary>
    public string? Sid { get; init; }

    /// <summary>Whether the second person gets the contact when its counsellor is gone: whoever speaks does.</summary>
    public bool TakesOver => With is not null && State is ConsultState.On && Mode is not ConsultMode.Listening;

    /// <summary>A supervisor's own wish, not the counsellor's.</summary>
    public bool IsAttendance => By == With;
}

/// <summary>How the last consultation of a contact ended, as its counsellor reads it.</summary>
public sealed record ConsultEnd(string? Alias, string Reason, DateTimeOffset At);

/// <summary>A claim on the capacity of somebody who is the second person of a contact.</summary>
public sealed record ConsultLoad(Guid Consult, Contacts.Channel Channel, ConsultState State);
