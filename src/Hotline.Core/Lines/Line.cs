using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.Core.Lines;

/// <summary>One public line: what callers hear and read, its hours and its target. Live settings: they work while SQL is away.</summary>
public sealed partial record Line
{
    /// <summary>12355, 12356 or wenxin.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }

    /// <summary>Who the line is for, in one sentence.</summary>
    public string About { get; init; } = "";
    public string AboutEn { get; init; } = "";

    /// <summary>The line's numbers, E.164.</summary>
    public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>Local opening and closing, HH:mm; 00:00–24:00 is always.</summary>
    public string Opens { get; init; } = "00:00";
    public string Closes { get; init; } = "24:00";
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>Share answered within the target, 0–1, and the target in seconds, by channel.</summary>
    public double ServiceLevel { get; init; } = 0.8;
    public int VoiceTargetSeconds { get; init; } = 20;
    public int ChatTargetSeconds { get; init; } = 60;

    /// <summary>How long an offer rings, seconds, 5–120.</summary>
    public int OfferSeconds { get; init; } = 20;

    /// <summary>A counsellor's wrap-up after a contact, seconds, 0–3600.</summary>
    public int WrapUpSeconds { get; init; } = 120;

    public string Greeting { get; init; } = "";
    public string GreetingEn { get; init; } = "";
    public string RecordingNotice { get; init; } = "";
    public string RecordingNoticeEn { get; init; } = "";
    public string ClosedText { get; init; } = "";
    public string ClosedTextEn { get; init; } = "";

    /// <summary>Grows with each change of the settings; a change states the version it started from.</summary>
    public long Version { get; init; }

    /// <summary>The local day and hour of a moment in the line's own time zone.</summary>
    public (string Day, int Hour) LocalTime(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
        return (local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), local.Hour);
    }

    public bool IsOpenAt(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
        var now = local.TimeOfDay;
        var (opens, closes) = (Clock(Opens), Clock(Closes));
        return opens < closes ? now >= opens && now < closes : now >= opens || now < closes;
    }

    /// <summary>Null when the settings are sound, else a sentence that names what is wrong.</summary>
    public string? Problem() => this switch
    {
        _ when !CodePattern().IsMatch(Code) => "code: must be 1 to 32 of a-z, 0-9 and '-'",
        { Name: "" } or { NameEn: "" } => "name: is required in both languages",
        { OfferSeconds: < 5 or > 120 } => "offerSeconds: must be between 5 and 120",
        { WrapUpSeconds: < 0 or > 3600 } => "wrapUpSeconds: must be between 0 and 3600",
        { ServiceLevel: < 0 or > 1 } => "serviceLevel: must be between 0 and 1",
        { VoiceTargetSeconds: < 1 or > 3600 } or { ChatTargetSeconds: < 1 or > 3600 } => "target: must be between 1 and 3600 seconds",
        _ when Numbers?.FirstOrDefault(n => !NumberPattern().IsMatch(n)) is { } number => $"numbers: {number} is not an international number such as +8657712345678",
        _ when Texts().Any(t => t.Length > LongestText) => $"texts: each may have {LongestText} characters at most",
        _ when !TryClock(Opens, out _) => "opens: must be HH:mm",
        _ when !TryClock(Closes, out _) => "closes: must be HH:mm",
        _ when !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) => $"timeZone: {TimeZone} is not a known time zone",
        _ => null,
    };

    private const int LongestText = 2_000;

    private IEnumerable<string> Texts() => [Name, NameEn, About, AboutEn, Greeting, GreetingEn, RecordingNotice, RecordingNoticeEn, ClosedText, ClosedTextEn];

    [GeneratedRegex("^[a-z0-9-]{1,32}$")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"^\+[1-9]\d{6,14}$")]
    private static partial Regex NumberPattern();

    private static TimeSpan Clock(string text) =>
        TryClock(text, out var clock) ? clock : throw new FormatException($"{text} is not HH:mm.");

    private static bool TryClock(string text, out TimeSpan clock)
    {
        if (text == "24:00")
        {
            clock = TimeSpan.FromDays(1);
            return true;
        }
        return TimeSpan.TryParseExact(text, "hh\\:mm", CultureInfo.InvariantCulture, out clock);
    }
}
