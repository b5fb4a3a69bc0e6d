using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.FollowUps;
using Hotline.Core.Persons;

namespace Hotline.Sql.Care;

internal sealed class PersonRow
{
    public Guid Id { get; init; }
    public long Version { get; init; }
    public string Kind { get; init; } = "";
    public string Tier { get; init; } = "";
    public DateTimeOffset TierSince { get; init; }
    public DateTimeOffset? ReviewAt { get; init; }
    public string GuardianSafety { get; init; } = "";
    public bool? SafeToContact { get; init; }
    public bool Recognise { get; init; }
    public bool Frequent { get; init; }
    public string? County { get; init; }
    public string AgeBand { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
    public Guid MadeBy { get; init; }
    public string? SafeHours { get; init; }
    public string Sealed { get; init; } = "";

    public SealedPerson ToPerson() => new(new Person
    {
        Id = Id, Version = Version, Kind = Enum.Parse<PersonKind>(Kind), Tier = Enum.Parse<AttentionTier>(Tier), TierSince = TierSince, ReviewAt = ReviewAt,
        GuardianSafety = Enum.Parse<GuardianSafety>(GuardianSafety), SafeToContact = SafeToContact, Recognise = Recognise, Frequent = Frequent, County = County,
        AgeBand = Enum.Parse<AgeBand>(AgeBand), MadeAt = MadeAt, MadeBy = MadeBy, SafeHours = SafeHours is null ? null : HotlineJson.Read<IReadOnlyList<SafeWindow>>(SafeHours),
    }, Sealed);
}

internal sealed class LinkRow
{
    public Guid PersonId { get; init; }
}

internal sealed class TierRow
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid ChangedBy { get; init; }
    public string FromTier { get; init; } = "";
    public string ToTier { get; init; } = "";
    public DateTimeOffset? ReviewAt { get; init; }
    public string Reason { get; init; } = "";

    public TierChange ToChange() => new(Id, PersonId, At, ChangedBy, Enum.Parse<AttentionTier>(FromTier), Enum.Parse<AttentionTier>(ToTier), ReviewAt, Reason);
}

internal sealed class CaseRow
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public Guid OpenedBy { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public Guid? ClosedBy { get; init; }
    public string Sealed { get; init; } = "";

    public Case ToCase() => new(Id, PersonId, OpenedAt, OpenedBy, ClosedAt, ClosedBy, Sealed);
}

internal sealed class EntryRow
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public Guid? CaseId { get; init; }
    public string Kind { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public Guid WrittenBy { get; init; }
    public Guid? ContactId { get; init; }
    public string Sealed { get; init; } = "";

    public CaseEntry ToEntry() => new(Id, PersonId, CaseId, Enum.Parse<CaseEntryKind>(Kind), At, WrittenBy, ContactId, Sealed);
}

internal class FollowUpRow
{
    public Guid Id { get; init; }
    public Guid ContactId { get; init; }
    public int Step { get; init; }
    public int AfterHours { get; init; }
    public string Line { get; init; } = "";
    public string Channel { get; init; } = "";
    public int Risk { get; init; }
    public Guid? CounsellorId { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public string State { get; init; } = "";
    public int Attempts { get; init; }
    public DateTimeOffset? LastAttemptAt { get; init; }
    public long Version { get; init; }
    public Guid? AttemptContactId { get; init; }
    public string? BegunFrom { get; init; }
    public DateTimeOffset? LookAt { get; init; }
    public Guid? PersonId { get; init; }

    public FollowUp ToFollowUp() => new()
    {
        Id = Id, Contact = ContactId, Step = Step, AfterHours = AfterHours, Line = Line, Channel = Enum.Parse<Channel>(Channel), Risk = (RiskLevel)Risk, Counsellor = CounsellorId, DueAt = DueAt,
        State = Enum.Parse<FollowUpState>(State), Attempts = Attempts, LastAttempt = LastAttemptAt, Version = Version, Attempt = AttemptContactId, BegunFrom = BegunFrom is null ? null : Enum.Parse<FollowUpState>(BegunFrom), LookAt = LookAt, Person = PersonId,
    };
}

internal sealed class UnderWayRow : FollowUpRow
{
    public string? Image { get; init; }

    public FollowUpUnderWay ToUnderWay() => new(ToFollowUp(), Image is null ? null : HotlineJson.Read<Contact>(Image));
}

internal sealed class AttemptRow
{
    public Guid Id { get; init; }
    public Guid FollowUpId { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid MadeBy { get; init; }
    public string Outcome { get; init; } = "";
    public Guid? ContactId { get; init; }
    public string? Sealed { get; init; }

    public FollowUpAttempt ToAttempt() => new(Id, FollowUpId, At, MadeBy, Enum.Parse<AttemptOutcome>(Outcome), Sealed, ContactId);
}

internal sealed class PersonFormRow
{
    public Guid ContactId { get; init; }
    public long Version { get; init; }
    public string Coded { get; init; } = "";
    public string Sealed { get; init; } = "";

    public SealedForm ToForm() => new() { Version = Version, Coded = HotlineJson.Read<RecordForm>(Coded), Sealed = Sealed };
}
