using Hotline.Core.Contacts;
using Hotline.Core.Persons;

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

    /// <summary>A due follow-up joins the queue by itself, where that is safe; otherwise somebody presses a button for each.</summary>
    public bool Automatic { get; init; } = true;

    /// <summary>When somebody is rung by itself who said that it is safe and gave no hours.</summary>
    public IReadOnlyList<SafeWindow> Hours { get; init; } = [new("1234567", "09:00", "20:30")];

    /// <summary>Minutes for which only the counsellor who had the contact is asked, if he or she is on shift, 0–240.</summary>
    public int SameCounsellorMinutes { get; init; } = 10;

    /// <summary>Hours for which an invitation to write instead is good, 1–336; nobody is rung by itself before.</summary>
    public int InvitationHours { get; init; } = 48;

    /// <summary>Minutes for which "ring now" waits for somebody to be free, 5–120: the hours that the person called safe are not looked at again.</summary>
    public int RingNowMinutes { get; init; } = 60;

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
        { SameCounsellorMinutes: < 0 or > 240 } => "sameCounsellorMinutes: must be between 0 and 240",
        { InvitationHours: < 1 or > 336 } => "invitationHours: must be between 1 and 336",
        { RingNowMinutes: < 5 or > 120 } => "ringNowMinutes: must be between 5 and 120",
        { Hours: null } => "hours: must be given",
        _ => SafeHours.Problem(Hours),
    };
}
