namespace Hotline.Core.Audit;

/// <summary>Filters over the audit trail; null is any. All of them must hold.</summary>
public sealed record AuditSearch
{
    /// <summary>With which record: a person's includes what was done with the contacts of that person.</summary>
    public Guid? About { get; init; }
    public AuditSubject? Subject { get; init; }

    /// <summary>By whom: an account's id, or "system".</summary>
    public string? Actor { get; init; }
    public AuditAct? Act { get; init; }

    /// <summary>From this moment on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only numbers below this one: the page after the one that ended there.</summary>
    public long? Before { get; init; }
    public int Most { get; init; } = 50;
}
