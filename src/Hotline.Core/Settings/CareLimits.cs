namespace Hotline.Core.Settings;

/// <summary>Limits of the whole service that protect those who care. A line's protected time and a counsellor's own limit stand with the line and the counsellor.</summary>
public sealed record CareLimits
{
    /// <summary>High-risk contacts in seven days that a new counsellor's profile begins with; null: no limit.</summary>
    public int? WeeklyHighRisk { get; init; }

    public long Version { get; init; }

    /// <summary>Until the office says something.</summary>
    public static CareLimits Default { get; } = new() { WeeklyHighRisk = 8 };

    /// <summary>Null when it is sound, else a sentence that names the field.</summary>
    public string? Problem() => WeeklyHighRisk is < 1 or > 100 ? "weeklyHighRisk: must be between 1 and 100, or empty" : null;

    public static CareLimits Of(LiveSetting? setting) => setting is null ? Default : HotlineJson.Read<CareLimits>(setting.Value) with { Version = setting.Version };
}
