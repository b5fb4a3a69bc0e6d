using Hotline.Core.Contacts;

namespace Hotline.Core.Persons;

/// <summary>日常, 重点, 密切: the standing status of a person, which only a person changes (domain.md, glossary).</summary>
public enum AttentionTier { Routine, Focused, Close }

/// <summary>How the service knows somebody: by name, by an alias, or by nothing but a return code.</summary>
public enum PersonKind { Known, Alias, Code }

/// <summary>A person of concern. What people wrote about him or her is in <see cref="Notes"/>, sealed wherever it rests.</summary>
public sealed record Person
{
    public required Guid Id { get; init; }

    /// <summary>Grows with each change; a change states the version it started from.</summary>
    public long Version { get; init; }
    public PersonKind Kind { get; init; } = PersonKind.Alias;
    public AttentionTier Tier { get; init; }
    public DateTimeOffset TierSince { get; init; }

    /// <summary>When somebody has to look at the tier again.</summary>
    public DateTimeOffset? ReviewAt { get; init; }
    public GuardianSafety GuardianSafety { get; init; }

    /// <summary>Unknown (null) means do not contact.</summary>
    public bool? SafeToContact { get; init; }

    /// <summary>When it is safe to ring; null: nobody asked.</summary>
    public IReadOnlyList<SafeWindow>? SafeHours { get; init; }

    /// <summary>The person agreed to be recognised when calling again.</summary>
    public bool Recognise { get; init; }

    /// <summary>Calls often; then there is an agreed plan, shown before a contact is accepted.</summary>
    public bool Frequent { get; init; }
    public string? County { get; init; }
    public AgeBand AgeBand { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public Guid MadeBy { get; init; }
    public PersonNotes Notes { get; init; } = new();
}

public sealed record PersonNotes
{
    public string? Alias { get; init; }
    public string? Name { get; init; }

    /// <summary>E.164; found again by its keyed hash.</summary>
    public string? Phone { get; init; }
    public string? School { get; init; }
    public string? Guardian { get; init; }
    public string? SafeTimes { get; init; }

    /// <summary>How the person may be contacted; null or empty: nobody asked. What is not among them is not safe.</summary>
    public IReadOnlyList<ContactWay>? SafeWays { get; init; }

    /// <summary>What was agreed with somebody who calls often.</summary>
    public string? AgreedPlan { get; init; }

    /// <summary>What nobody should have to tell twice.</summary>
    public string? Summary { get; init; }

    /// <summary>Longest text of one field, in UTF-16 units.</summary>
    public const int MaxLength = 4_000;
}

/// <summary>A person as it rests: <see cref="Coded"/> has no notes, they are sealed.</summary>
public sealed record SealedPerson(Person Coded, string Sealed);

public enum PersonKeyKind { Name, Phone, Code }

/// <summary>A keyed hash by which a person is found without decrypting anybody.</summary>
public sealed record PersonKey(PersonKeyKind Kind, string Hash);

public sealed record TierChange(Guid Id, Guid Person, DateTimeOffset At, Guid By, AttentionTier From, AttentionTier To, DateTimeOffset? ReviewAt, string Reason);
