
namespace Hotline.Core.Lines;

/// <summary>
/// What happens while nobody has taken a contact at level 4, each step at its deadline: it asks for less, then the supervisors
/// are called, then the backup numbers, again and again until somebody takes it. Offers in between do not stop the clock.
/// All in seconds from the moment at which the contact became urgent.
/// </summary>
public sealed record UrgentPlan
{
    /// <summary>How long an offer of such a contact rings at most, 5–30.</summary>
    public int OfferSeconds { get; init; } = 10;

    /// <summary>From then on anybody on shift may be asked who takes the channel, whatever the line, skill or county, 5–300.</summary>
    public int WidenSeconds { get; init; } = 15;

    /// <summary>When the supervisors are called.</summary>
    public int SupervisorsSeconds { get; init; } = 30;

    /// <summary>When the backup numbers are called.</summary>
    public int BackupSeconds { get; init; } = 45;

    /// <summary>After so many seconds more, supervisors and backup numbers are called again, 10–600.</summary>
    public int AgainSeconds { get; init; } = 60;

    /// <summary>Supervisors' telephones, E.164; without any, those of the supervisors on duty. The supervisors at a console are told in any case.</summary>
    public IReadOnlyList<string>? SupervisorNumbers { get; init; }

    /// <summary>Who is rung when no supervisor took it, E.164.</summary>
    public IReadOnlyList<string>? BackupNumbers { get; init; }

    /// <summary>Null when the plan is sound, else a sentence that names what is wrong.</summary>
    public string? Problem() => this switch
    {
        { OfferSeconds: < 5 or > 30 } => "urgent.offerSeconds: must be between 5 and 30",
        { WidenSeconds: < 5 or > 300 } => "urgent.widenSeconds: must be between 5 and 300",
        _ when SupervisorsSeconds < WidenSeconds || SupervisorsSeconds > 600 => "urgent.supervisorsSeconds: must lie between widenSeconds and 600",
        _ when BackupSeconds < SupervisorsSeconds || BackupSeconds > 900 => "urgent.backupSeconds: must lie between supervisorsSeconds and 900",
        { AgainSeconds: < 10 or > 600 } => "urgent.againSeconds: must be between 10 and 600",
        _ when (SupervisorNumbers ?? []).Concat(BackupNumbers ?? []).FirstOrDefault(n => !PhoneNumber.IsInternational(n)) is { } number =>
            $"urgent: {number} is not an international number such as +8657712345678",
        _ when SupervisorNumbers?.Count > 20 || BackupNumbers?.Count > 20 => "urgent: at most 20 numbers each",
        _ => null,
    };
}
