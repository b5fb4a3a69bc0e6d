using Hotline.Core.Contacts;

namespace Hotline.Core.FollowUps;

/// <summary>When callers are contacted again, by the contact's risk level: hours after its closing. The office changes it (domain.md, section 3).</summary>
public sealed record FollowUpSettings
{
    public const string Name = "follow-up";
    private const int LongestPlan = 20, LongestHours = 24 * 366 * 2;
    private static readonly int[] Grave = [24, 24 * 7, 24 * 30, 24 * 91, 24 * 365];

    public long Version { get; init; }
    public IReadOnlyList<int> Immediate { get; init; } = Grave;
    public IReadOnlyList<int> High { get; init; } = Grave;
    public IReadOnlyList<int> Moderate { get; init; } = [72];

    /// <summary>Attempts until somebody counts as unreachable, 1–20.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Hours between two attempts, 1–168.</summary>
    public int HoursBetween { get; init; } = 4;

    public IReadOnlyList<int> PlanOf(RiskLevel risk) => risk switch
    {
        RiskLevel.Immediate => Immediate,
        RiskLevel.High => High,
        RiskLevel.Moderate => Moderate,
        RiskLevel.Low or RiskLevel.NotAssessed => [],
        _ => throw new ArgumentOutOfRangeException(nameof(risk), risk, "No such level."),
    };

    /// <summary>Null when the settings are sound, else a sentence that names what is wrong.</summary>
    public string? Problem() => this switch
    {
        _ when new[] { Immediate, High, Moderate }.Any(plan => plan is null or { Count: > LongestPlan }) => $"plan: each level has at most {LongestPlan} steps",
        _ when new[] { Immediate, High, Moderate }.Any(plan => plan.Any(hours => hours is < 1 or > LongestHours)) => $"plan: each step lies 1 to {LongestHours} hours after the contact",
        { Attempts: < 1 or > 20 } => "attempts: must be between 1 and 20",
        { HoursBetween: < 1 or > 168 } => "hoursBetween: must be between 1 and 168",
        _ => null,
    };
}

/// <summary>What becomes of a follow-up: pure, so that every path is tested.</summary>
public static class FollowUpPolicy
{
    public static IReadOnlyList<FollowUp> Plan(Contact contact, FollowUpSettings settings) =>
        [.. settings.PlanOf(contact.Risk).Order().Select((hours, index) => new FollowUp
        {
            Id = Guid.CreateVersion7(), Contact = contact.Id, Step = index + 1, AfterHours = hours, Line = contact.Line, Channel = contact.Channel, Risk = contact.Risk,
            Counsellor = contact.Counsellor, DueAt = (contact.Closed ?? contact.Ended ?? contact.Arrived).AddHours(hours), State = FollowUpState.Planned,
        })];

    /// <summary>The follow-up after an attempt. Who was not reached is tried again; after the last attempt a supervisor decides.</summary>
    public static FollowUp After(FollowUp before, AttemptOutcome outcome, DateTimeOffset at, FollowUpSettings settings)
    {
        var tried = before with { Attempts = before.Attempts + 1, LastAttempt = at, Version = before.Version + 1 };
        return outcome switch
        {
            AttemptOutcome.Reached or AttemptOutcome.Declined => tried with { State = FollowUpState.Done },
            // Not safe to go on by ourselves: nobody rings again before a supervisor has looked.
            AttemptOutcome.NotSafe => tried with { State = FollowUpState.Unreachable },
            AttemptOutcome.NoAnswer when tried.Attempts >= settings.Attempts => tried with { State = FollowUpState.Unreachable },
            AttemptOutcome.NoAnswer => tried with { State = FollowUpState.Planned, DueAt = at.AddHours(settings.HoursBetween) },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };
    }
}
