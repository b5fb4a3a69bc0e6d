using Hotline.Core.Routing;

namespace Hotline.Core.Settings;

/// <summary>
/// Limits of the whole service that protect callers and those who care. A line's protected time and a counsellor's own limit stand with the line and the
/// counsellor, those of escalations and follow-ups with their plans. The scripts read the live setting, and have the same defaults (Lua/lib/routing.lua).
/// </summary>
public sealed record CareLimits
{
    public const int MostCallbackHours = 72;

    /// <summary>High-risk contacts in seven days that a new counsellor's profile begins with; null: no limit.</summary>
    public int? WeeklyHighRisk { get; init; }

    /// <summary>Minutes of a conversation after which the counsellor is reminded that risk has not been asked about, 1–120.</summary>
    public int RiskPromptMinutes { get; init; } = 10;

    /// <summary>Days after its arrival for which a hard contact's counsellor is offered a talk with a supervisor, 1–60.</summary>
    public int DebriefingDays { get; init; } = 7;

    /// <summary>How often a caller who asked for it is rung back, 1–10.</summary>
    public int CallbackTries { get; init; } = 3;

    /// <summary>Minutes between two of these tries, 1–720.</summary>
    public int CallbackGapMinutes { get; init; } = 30;

    /// <summary>Hours for which a callback waits for somebody to be free, 1–<see cref="MostCallbackHours"/>. A callback that already waits keeps its end.</summary>
    public int CallbackHours { get; init; } = 24;

    /// <summary>Minutes after the last one for which a number's abandoned attempts count as repeated, 5–1440.</summary>
    public int RepeatedMinutes { get; init; } = 60;

    public long Version { get; init; }

    /// <summary>Until the office says something.</summary>
    public static CareLimits Default { get; } = new() { WeeklyHighRisk = 8 };

    /// <summary>Null when it is sound, else a sentence that names the field.</summary>
    public string? Problem() => this switch
    {
        { WeeklyHighRisk: < 1 or > 100 } => "weeklyHighRisk: must be between 1 and 100, or empty",
        { RiskPromptMinutes: < 1 or > 120 } => "riskPromptMinutes: must be between 1 and 120",
        { DebriefingDays: < 1 or > 60 } => "debriefingDays: must be between 1 and 60",
        { CallbackTries: < 1 or > 10 } => "callbackTries: must be between 1 and 10",
        { CallbackGapMinutes: < 1 or > 720 } => "callbackGapMinutes: must be between 1 and 720",
        { CallbackHours: < 1 or > MostCallbackHours } => $"callbackHours: must be between 1 and {MostCallbackHours}",
        { RepeatedMinutes: < 5 or > 1440 } => "repeatedMinutes: must be between 5 and 1440",
        _ => null,
    };

    public static CareLimits Of(LiveSetting? setting) => setting is null ? Default : HotlineJson.Read<CareLimits>(setting.Value) with { Version = setting.Version };

    /// <summary>As they are now.</summary>
    public static async Task<CareLimits> ReadAsync(IContactQueue queue, CancellationToken cancellation) => Of(await queue.ReadSettingAsync(SettingNames.Care, cancellation));
}
