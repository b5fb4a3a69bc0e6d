using Hotline.Core.Messages;

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

/// <summary>Somebody outside who may be asked: an office, a hospital, a telephone on call.</summary>
/// <param name="Id">Made once; the address is sealed with it.</param>
/// <param name="Name">As the counsellor and the desk see it.</param>
/// <param name="Channel">SMS or e-mail.</param>
/// <param name="Address">Sealed.</param>
/// <param name="County">Only for contacts from there; null: for all.</param>
public sealed record EscalationRecipient(Guid Id, string Name, MessageChannel Channel, string Address, string? County = null);

/// <summary>What the office decided of one kind; null leaves the default.</summary>
public sealed record KindPlan(EscalationLimits? Limits = null, IReadOnlyList<EscalationRecipient>? Recipients = null);

/// <summary>The office's limits and recipients of every kind. Live settings: they work while SQL is away.</summary>
public sealed record EscalationPlan
{
    public const int MostRecipients = 200;
    public long Version { get; init; }
    public IReadOnlyDictionary<EscalationKind, KindPlan>? Kinds { get; init; }

    /// <summary>Asked after a kind's own, before the desk of all supervisors.</summary>
    public IReadOnlyList<EscalationRecipient>? LastResort { get; init; }

    /// <summary>Levels 3 and 4 raise by themselves what domain.md, section 3 says; null is yes.</summary>
    public bool? Automatic { get; init; }

    /// <summary>Whom a person may choose for this kind: its own, then the last resort.</summary>
    public IEnumerable<EscalationRecipient> RecipientsOf(EscalationKind kind) => (Kinds?.GetValueOrDefault(kind)?.Recipients ?? []).Concat(LastResort ?? []);

    public EscalationLimits LimitsOf(EscalationKind kind) => Kinds?.GetValueOrDefault(kind)?.Limits ?? EscalationPolicy.Limits(kind);

    /// <summary>Lua cannot tell an empty list from an empty object: what is empty is left out.</summary>
    public EscalationPlan Normalised() => this with
    {
        Kinds = Kinds?.Where(k => k.Value is { Limits: not null } or { Recipients.Count: > 0 })
            .ToDictionary(k => k.Key, k => k.Value with { Recipients = k.Value.Recipients is { Count: > 0 } some ? some : null }) is { Count: > 0 } kinds ? kinds : null,
        LastResort = LastResort is { Count: > 0 } last ? last : null,
    };

    /// <summary>Null when the plan is sound, else a sentence that names what is wrong. Addresses are looked at before they are sealed.</summary>
    public string? Problem()
    {
        var recipients = (Kinds?.Values.SelectMany(k => k.Recipients ?? []) ?? []).Concat(LastResort ?? []).ToList();
        return this switch
        {
            _ when Kinds?.FirstOrDefault(k => !Enum.IsDefined(k.Key)) is { Value: not null } => "kinds: there is no such kind",
            _ when Kinds?.FirstOrDefault(k => k.Value.Limits is { AreValid: false }) is { Value: not null } wrong => $"kinds.{wrong.Key}.limits: each must be between 1 second and four weeks",
            _ when recipients.Count > MostRecipients => $"recipients: at most {MostRecipients}",
            _ when recipients.Any(r => r.Id == Guid.Empty || string.IsNullOrWhiteSpace(r.Name) || r.Name.Length > 100) => "recipients: each needs a name of at most 100 characters",
            _ => null,
        };
    }
}
