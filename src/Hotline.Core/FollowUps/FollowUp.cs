using Hotline.Core.Contacts;

namespace Hotline.Core.FollowUps;

public enum FollowUpState
{
    Planned, Due, Done,

    /// <summary>Every attempt failed: a supervisor decides what comes next.</summary>
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

    /// <summary>The person that the contact belongs to, if one is known.</summary>
    public Guid? Person { get; init; }
}

public enum AttemptOutcome { Reached, NoAnswer, NotSafe, Declined }

/// <param name="Id">Made by the caller: the same attempt told twice is one.</param>
/// <param name="FollowUp">Which one.</param>
/// <param name="At">When.</param>
/// <param name="By">Who tried.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Note">Sealed with the attempt's id.</param>
public sealed record FollowUpAttempt(Guid Id, Guid FollowUp, DateTimeOffset At, Guid By, AttemptOutcome Outcome, string? Note);
