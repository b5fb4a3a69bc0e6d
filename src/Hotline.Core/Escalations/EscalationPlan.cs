using System.Text.Json.Serialization;

namespace Hotline.Core.Escalations;

/// <summary>Times of one kind in seconds, each from its state's beginning. All are above zero: no state may wait for ever.</summary>
/// <param name="Deliver">Raised: until the message is with whoever is on.</param>
/// <param name="Acknowledge">Delivered: until somebody says "mine".</param>
/// <param name="Begin">Acknowledged: until work on it has begun.</param>
/// <param name="Report">InProgress: until the report back.</param>
/// <param name="Close">Reported: until whoever raised it has read the report; then it is said again.</param>
/// <param name="Retry">Declined, and Overdue before anybody said "mine": until the next on call is asked.</param>
/// <param name="Remind">Overdue in somebody's hands: how long after the reminder the next on call is asked.</param>
public sealed record EscalationLimits(int Deliver, int Acknowledge, int Begin, int Report, int Close, int Retry, int Remind)
{
    /// <summary>Four weeks: what may take longer is a case, not an escalation.</summary>
    public const int Longest = 28 * 86_400;

    public bool AreValid => new[] { Deliver, Acknowledge, Begin, Report, Close, Retry, Remind }.All(s => s is > 0 and <= Longest);
}

/// <summary>What the office decided: limits by kind. Who is asked stands in the rota and the directory (<see cref="Duty.DutyChain"/>). Live settings: they work while SQL is away.</summary>
public sealed record EscalationPlan
{
    public long Version { get; init; }

    /// <summary>What differs from the defaults.</summary>
    public IReadOnlyDictionary<EscalationKind, EscalationLimits>? Limits { get; init; }

    /// <summary>Levels 3 and 4 raise by themselves what domain.md, section 3 says; null is yes.</summary>
    public bool? Automatic { get; init; }

    /// <summary>After how many seconds the supervisors are told of a sign at level 4 that nobody has looked at, 10–3600; null is the default.</summary>
    public int? Unseen { get; init; }

    /// <summary>How long a new link to a partner, its code and the browser session that it opens are good for, hours, 1–672; null is the default. Links that are out keep theirs.</summary>
    public int? LinkHours { get; init; }

    [JsonIgnore]
    public int UnseenSeconds => Unseen ?? DefaultUnseen;

    /// <summary>domain.md, section 3: somebody has to acknowledge level 4 within a minute.</summary>
    public const int DefaultUnseen = 60;

    [JsonIgnore]
    public int LinkLifeHours => LinkHours ?? DefaultLinkHours;

    /// <summary>A week.</summary>
    public const int DefaultLinkHours = 168;

    public EscalationLimits LimitsOf(EscalationKind kind) => Limits?.GetValueOrDefault(kind) ?? EscalationPolicy.Limits(kind);

    /// <summary>Null when the plan is sound, else a sentence that names what is wrong.</summary>
    public string? Problem() => this switch
    {
        _ when Limits?.Keys.Any(k => !Enum.IsDefined(k)) is true => "limits: there is no such kind",
        _ when Limits?.FirstOrDefault(k => k.Value is not { AreValid: true }) is { Value: not null } wrong => $"limits.{wrong.Key}: each must be between 1 second and four weeks",
        { Unseen: < 10 or > 3600 } => "unseen: must be between 10 and 3600 seconds",
        { LinkHours: < 1 or > 672 } => "linkHours: must be between 1 and 672 hours",
        _ => null,
    };
}
