using Hotline.Core.Assessments;

namespace Hotline.Core.Contacts;

public enum Gender { Unknown, Female, Male, Other }

/// <summary>学段.</summary>
public enum SchoolStage { Unknown, Primary, Junior, Senior, Vocational, University, NotAtSchool }

/// <summary>Unknown counts as unsafe (domain.md, section 3).</summary>
public enum GuardianSafety { Unknown, Safe, Unsafe }

/// <summary>A way of contacting somebody: 电话, 短信, 文字对话, 邮件.</summary>
public enum ContactWay { Phone, Sms, Chat, Email }

/// <summary>The record form of domain.md, section 4, saved as it is typed. No diagnosis has a field here, on purpose.</summary>
public sealed record RecordForm
{
    public WhoCalls? WhoCalls { get; init; }
    public ContactKind? Kind { get; init; }
    public Topic? Topic { get; init; }
    public IReadOnlyList<Topic>? OtherTopics { get; init; }
    public AgeBand AgeBand { get; init; }
    public Gender Gender { get; init; }
    public SchoolStage Stage { get; init; }
    /// <summary>Written, so it rests among the notes (<see cref="RecordNotes.Grade"/>); forms from before rest with it here.</summary>
    public string? Grade { get; init; }
    public string? County { get; init; }
    public bool? Local { get; init; }
    public bool? Anonymous { get; init; }
    public GuardianSafety GuardianSafety { get; init; }

    /// <summary>Whether the caller may be contacted; unknown (null) means do not contact.</summary>
    public bool? SafeToContact { get; init; }

    /// <summary>How the caller may be contacted; null or empty: nobody asked. What is not among them is not safe.</summary>
    public IReadOnlyList<ContactWay>? SafeWays { get; init; }

    /// <summary>Of a follow-up's contact: what came of it; null where nobody says otherwise than that it was answered.</summary>
    public FollowUps.AttemptOutcome? FollowUpOutcome { get; init; }
    public RiskLevel Risk { get; init; }
    public Disposition Disposition { get; init; }

    // The risk questions; forms from before them read as not asked.
    public RiskAnswer Thoughts { get; init; }
    public RiskAnswer Plan { get; init; }
    public RiskAnswer Means { get; init; }
    public RiskAnswer Time { get; init; }
    public RiskAnswer Place { get; init; }

    /// <summary>Earlier attempts or self-harm.</summary>
    public RiskAnswer History { get; init; }

    /// <summary>How the caller feels, 0–100, at the start and the end.</summary>
    public int? StateAtStart { get; init; }
    public int? StateAtEnd { get; init; }

    /// <summary>Everything that people write; encrypted as one text wherever it rests.</summary>
    public RecordNotes Notes { get; init; } = new();
}

/// <summary>Notes keep apart what the caller said, facts, judgement, and what is unverified (domain.md, section 4).</summary>
public sealed record RecordNotes
{
    public string? Alias { get; init; }
    public string? School { get; init; }

    /// <summary>Where <see cref="RecordForm.Grade"/> rests.</summary>
    public string? Grade { get; init; }
    public string? Guardian { get; init; }
    public string? SafeTimes { get; init; }
    public string? Said { get; init; }
    public string? Facts { get; init; }
    public string? Judgement { get; init; }
    public string? Unverified { get; init; }
    public string? RiskReason { get; init; }

    /// <summary>Level 3 and 4: why it closes before a supervisor has acknowledged it.</summary>
    public string? WithoutSupervisor { get; init; }
    public string? Signs { get; init; }
    public string? Protective { get; init; }
    public string? Unknowns { get; init; }

    /// <summary>What the caller answered to the risk questions.</summary>
    public string? RiskSaid { get; init; }

    /// <summary>Screening, one character an item: 0–3, '-' where not answered (<see cref="Screening"/>).</summary>
    public string? Phq9 { get; init; }
    public string? Gad7 { get; init; }

    // The safety plan, written together with the caller.
    public string? PlanSigns { get; init; }
    public string? PlanAlone { get; init; }
    public string? PlanPlaces { get; init; }
    public string? PlanPeople { get; init; }
    public string? PlanHelp { get; init; }
    public string? PlanSafer { get; init; }

    /// <summary>Longest text of one field, in UTF-16 units.</summary>
    public const int MaxLength = 10_000;
}

/// <summary>A form as it rests: the coded answers readable, the notes sealed, and a version that detects two tabs writing at once.</summary>
public sealed record SealedForm
{
    public long Version { get; init; }

    /// <summary>The form without its notes.</summary>
    public required RecordForm Coded { get; init; }

    /// <summary><see cref="RecordNotes"/> as JSON, encrypted.</summary>
    public required string Sealed { get; init; }
}
