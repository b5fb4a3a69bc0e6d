namespace Hotline.Core.Audit;

public enum AuditAct { Searched, Opened, Refused, Exported, Changed, Revealed, Listened }

/// <summary><see cref="Figures"/>: what the history counts of a line. <see cref="Audit"/>: this trail itself, whose reading is written down like any other.</summary>
public enum AuditSubject { Contact, Person, Case, FollowUp, Setting, Review, Escalation, Staff, Figures, Audit }

/// <summary>Who did what with which record, and why. Written before anything is shown: what cannot be audited is not opened.</summary>
public sealed record AuditEntry
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The account's id, or "system".</summary>
    public required string Actor { get; init; }
    public required AuditAct Act { get; init; }
    public required AuditSubject Subject { get; init; }

    /// <summary>Which record; null for a search.</summary>
    public Guid? About { get; init; }

    /// <summary>Coded: filters, a field's name. Never a name, a number or what somebody wrote.</summary>
    public string? Detail { get; init; }

    /// <summary>Why, as the person wrote it, sealed with <see cref="Id"/> as its context.</summary>
    public string? Reason { get; init; }

    /// <summary>Longest detail, in UTF-16 units.</summary>
    public const int LongestDetail = 1_000;
}

/// <summary>An entry at its place in the chain: numbers from 1 without a gap, each hash over the one before it.</summary>
public sealed record AuditRow(long Number, AuditEntry Entry, string Hash);

/// <summary>Where the chain ends: 0 and the empty hash before the first entry.</summary>
public sealed record AuditHead(long Number, string Hash)
{
    public static AuditHead Empty { get; } = new(0, "");
}
