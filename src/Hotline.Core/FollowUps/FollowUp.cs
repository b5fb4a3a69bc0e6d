using Hotline.Core.Contacts;

namespace Hotline.Core.FollowUps;

public enum FollowUpState
{
    Planned, Due,

    /// <summary>A contact of its own (<see cref="FollowUp.Attempt"/>) waits for somebody to be free, rings, or goes on.</summary>
    UnderWay,
    Done,

    /// <summary>Every attempt failed, or it was not safe to go on: a supervisor decides what comes next.</summary>
    Unreachable,
    Cancelled,
}

/// <summary>A scheduled later contact with the caller. SQL is its home: nothing of it is lost with the live state.</summary>
public sealed record FollowUp
{
    public required Guid Id { get; init; }

    /// <summary>The contact it follows.</summary>
    public required Guid Contact { get; init; }

    /// <summary>From 1, in the order of the plan.</summary>
    public int Step { get; init; }
    public int AfterHours { get; init; }
    public required string Line { get; init; }
    public Channel Channel { get; init; }
    public RiskLevel Risk { get; init; }

    /// <summary>Who had the contact: asked first.</summary>
    public Guid? Counsellor { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public FollowUpState State { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset? LastAttempt { get; init; }
    public long Version { get; init; }

    /// <summary>The contact that is the attempt under way.</summary>
    public Guid? Attempt { get; init; }

    /// <summary>Where it stood before that: what a supervisor has to decide stays a supervisor's.</summary>
    public FollowUpState? BegunFrom { get; init; }

    /// <summary>Not looked at again by itself before then; null: at once.</summary>
    public DateTimeOffset? LookAt { get; init; }

    /// <summary>The person that the contact belongs to, if one is known.</summary>
    public Guid? Person { get; init; }
}

public enum AttemptOutcome
{
    Reached, NoAnswer,

    /// <summary>Somebody answered before whom nothing may be said, or it was not safe to talk.</summary>
    NotSafe,

    /// <summary>The person wants no more of these.</summary>
    Declined,

    /// <summary>The number is somebody else's.</summary>
    WrongPerson,
}

/// <param name="Id">Made by the caller: the same attempt told twice is one.</param>
/// <param name="FollowUp">Which one.</param>
/// <param name="At">When.</param>
/// <param name="By">Who tried; empty when nobody had taken it.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Note">Sealed with the attempt's id.</param>
/// <param name="Contact">The contact that it was; null where somebody tried by other means.</param>
public sealed record FollowUpAttempt(Guid Id, Guid FollowUp, DateTimeOffset At, Guid By, AttemptOutcome Outcome, string? Note, Guid? Contact = null);

/// <summary>A follow-up under way with its contact as the record has it; null: the record does not know it.</summary>
public sealed record FollowUpUnderWay(FollowUp FollowUp, Contact? Contact);
