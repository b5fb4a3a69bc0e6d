using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Core.Contacts;
using Hotline.Core.Measures;
using Hotline.Core.Routing;

namespace Hotline.Core.Lines;

/// <summary>Whether a line's telephone conversations are recorded. OptOut: the caller may press 9 not to be.</summary>
public enum LineRecording { Off, On, OptOut }

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

    /// <summary>Which of the three usual service levels is this line's own.</summary>
    public ServiceLevelVariant ServiceLevelVariant { get; init; }

    /// <summary>When alarms begin; null is the defaults.</summary>
    public AlarmLimits? Alarms { get; init; }

    /// <summary>How long an offer rings, seconds, 5–120.</summary>
    public int OfferSeconds { get; init; } = 20;

    /// <summary>A counsellor's wrap-up after a contact, seconds, 0–3600.</summary>
    public int WrapUpSeconds { get; init; } = 120;

    /// <summary>What every contact of the line asks for: skill to least level, 1–5.</summary>
    public IReadOnlyDictionary<string, int>? Skills { get; init; }
    public Certificate? Certificate { get; init; }

    /// <summary>Counsellors of the caller's own county are asked first.</summary>
    public bool PrefersCounty { get; init; }

    /// <summary>The skill that a caller whose page is in English asks for; null asks for none.</summary>
    public string? EnglishSkill { get; init; }

    /// <summary>How the requirement gives way while somebody waits; null is <see cref="Routing.Relaxation.Default"/>.</summary>
    public IReadOnlyList<RelaxationStep>? Relaxation { get; init; }

    /// <summary>The guarantee for contacts at level 4.</summary>
    public UrgentPlan Urgent { get; init; } = new();

    /// <summary>Protected time of a counsellor after a contact at level 3 or 4, seconds, 0–7200: no offers unless he or she wants them.</summary>
    public int ProtectedSeconds { get; init; } = 600;

    /// <summary>Local days without service, yyyy-MM-dd.</summary>
    public IReadOnlyList<string>? Holidays { get; init; }

    /// <summary>An emergency closure: nobody new is let in, whatever the hours say; those who wait stay.</summary>
    public bool ShutNow { get; init; }

    /// <summary>Channels that are switched off.</summary>
    public bool VoiceOff { get; init; }
    public bool ChatOff { get; init; }

    /// <summary>What is said during an emergency closure.</summary>
    public string ShutText { get; init; } = "";
    public string ShutTextEn { get; init; } = "";
    public string Greeting { get; init; } = "";
    public string GreetingEn { get; init; } = "";
    public string RecordingNotice { get; init; } = "";
    public string RecordingNoticeEn { get; init; } = "";
    public string ClosedText { get; init; } = "";
    public string ClosedTextEn { get; init; } = "";

    /// <summary>What the office says or plays instead of the defaults, by <see cref="Lines.Prompts.Key"/>.</summary>
    public IReadOnlyDictionary<string, Prompt>? Prompts { get; init; }

    /// <summary>Before the greeting, 9 chooses English; without it nobody meets a menu.</summary>
    public bool AsksLanguage { get; init; }

    /// <summary>Whether telephone conversations are recorded; the notice is <see cref="RecordingNotice"/>.</summary>
    public LineRecording Recording { get; init; }

    /// <summary>Who waits on the telephone may choose to be rung back: key 1.</summary>
    public bool OffersCallback { get; init; } = true;

    /// <summary>With at least so many waiting, who comes is told that the wait may be long; 0 is never. Nobody is sent away for it.</summary>
    public int FullFrom { get; init; }

    /// <summary>What happens when nobody can answer in time; null is <see cref="OverflowStep.Default"/>.</summary>
    public IReadOnlyList<OverflowStep>? Overflow { get; init; }

    /// <summary>Grows with each change of the settings; a change states the version it started from.</summary>
    public long Version { get; init; }

    /// <summary>The local day and hour of a moment in the line's own time zone.</summary>
    public (string Day, int Hour) LocalTime(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
        return (local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), local.Hour);
    }

    public bool IsOpenAt(DateTimeOffset moment, Channel channel) =>
        IsOpenAt(moment) && !(channel is Channel.Chat ? ChatOff : channel is Channel.Voice or Channel.WebCall && VoiceOff);

    /// <summary>Whether the line takes anybody at all.</summary>
    public bool IsOpenAt(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
        var now = local.TimeOfDay;
        var (opens, closes) = (Clock(Opens), Clock(Closes));
        // A night belongs to the day on which it began, and so does its holiday.
        var day = opens > closes && now < closes ? local.Date.AddDays(-1) : local.Date;
        if (ShutNow || (Holidays?.Contains(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) ?? false))
            return false;
        return opens < closes ? now >= opens && now < closes : now >= opens || now < closes;
    }

    /// <summary>What somebody hears or reads who comes while the line is closed; empty when the office wrote nothing.</summary>
    public string WhenClosed => ShutNow && ShutText.Length > 0 ? ShutText : ClosedText;
    public string WhenClosedEn => ShutNow && ShutTextEn.Length > 0 ? ShutTextEn : ClosedTextEn;

    private IReadOnlyList<OverflowStep> Steps => Overflow ?? OverflowStep.Default;

    /// <summary>A message may be left at all.</summary>
    public bool TakesMessages() => Steps.Any(s => s.To is OverflowTo.Message);

    /// <summary>What applies to somebody who has waited so long while so many wait.</summary>
    public IEnumerable<OverflowStep> OverflowAt(TimeSpan waited, int waiting) => Steps.Where(s => s.When switch
    {
        OverflowWhen.Waited => waited >= TimeSpan.FromSeconds(s.AfterSeconds),
        OverflowWhen.Full => FullFrom > 0 && waiting >= FullFrom,
        _ => false,
    });

    public IEnumerable<OverflowStep> OverflowWhenClosed() => Steps.Where(s => s.When is OverflowWhen.Closed);

    /// <summary>The service level's target.</summary>
    public TimeSpan Target(Channel channel) => TimeSpan.FromSeconds(channel is Channel.Chat ? ChatTargetSeconds : VoiceTargetSeconds);

    /// <summary>What a caller with these answers asks for.</summary>
    public Requirement RequirementOf(Channel channel, CallerAnswers? answers)
    {
        var skills = Skills is { Count: > 0 } ? new Dictionary<string, int>(Skills) : [];
        if (EnglishSkill is { } english && answers?.Language is "en")
            skills[english] = Math.Max(1, skills.GetValueOrDefault(english));
        return new Requirement
        {
            Line = Code,
            Channel = channel,
            Skills = skills.Count == 0 ? null : skills,
            Certificate = Certificate,
            County = PrefersCounty ? answers?.County : null,
        };
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
        { ServiceLevelVariant: var variant } when !Enum.IsDefined(variant) => "serviceLevelVariant: is not known",
        _ when Alarms?.Problem() is { } problem => problem,
        _ when Numbers?.FirstOrDefault(n => !PhoneNumber.IsInternational(n)) is { } number => $"numbers: {number} is not an international number such as +8657712345678",
        _ when Texts().Any(t => t.Length > LongestText) => $"texts: each may have {LongestText} characters at most",
        _ when Prompts?.FirstOrDefault(p => !Lines.Prompts.Keys.Contains(p.Key) || p.Value is null || (p.Value.Text?.Length ?? 0) > LongestText || (p.Value.Audio is { } file && !AudioPattern().IsMatch(file))) is { Key: { } prompt } =>
            $"prompts: {prompt} must be a known prompt with a text of {LongestText} characters at most and an uploaded file",
        { Recording: var recording } when !Enum.IsDefined(recording) => "recording: is not known",
        { Recording: not LineRecording.Off, RecordingNotice: "" } => "recording: needs a notice that callers hear (recordingNotice)",
        { FullFrom: < 0 or > 10_000 } => "fullFrom: must be between 0 and 10000",
        _ when Skills?.FirstOrDefault(s => !SkillPattern().IsMatch(s.Key) || s.Value is < 1 or > 5) is { Key: { } skill } => $"skills: {skill} must be 1 to 32 letters, digits and '-' with a level from 1 to 5",
        _ when EnglishSkill is { } english && !SkillPattern().IsMatch(english) => "englishSkill: must be 1 to 32 letters, digits and '-'",
        _ when Relaxation?.FirstOrDefault(s => s.AfterSeconds is < 0 or > 86_400 || s.LevelsDown is < 0 or > 5) is { } step => $"relaxation: the step after {step.AfterSeconds} seconds must lie within a day and lower by 0 to 5 levels",
        _ when Relaxation?.SelectMany(s => s.JoinLines ?? []).FirstOrDefault(l => !CodePattern().IsMatch(l)) is { } joined => $"relaxation: {joined} is not a line's code",
        _ when Overflow?.FirstOrDefault(s => !IsSound(s)) is { } => "overflow: each step needs a known case and aim, 0 to 86400 seconds, and for a number or a line the international number or the line's code",
        _ when Holidays?.FirstOrDefault(d => !DateOnly.TryParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) is { } day => $"holidays: {day} must be yyyy-MM-dd",
        { ProtectedSeconds: < 0 or > 7200 } => "protectedSeconds: must be between 0 and 7200",
        _ when Urgent.Problem() is { } urgent => urgent,
        _ when !TryClock(Opens, out _) => "opens: must be HH:mm",
        _ when !TryClock(Closes, out _) => "closes: must be HH:mm",
        _ when !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) => $"timeZone: {TimeZone} is not a known time zone",
        _ => null,
    };

    private bool IsSound(OverflowStep step) => Enum.IsDefined(step.When) && step.AfterSeconds is >= 0 and <= 86_400 && step.To switch
    {
        OverflowTo.Message => true,
        OverflowTo.Number => step.Number is { } number && PhoneNumber.IsInternational(number),
        OverflowTo.Line => step.When is OverflowWhen.Closed && step.Line is { } line && CodePattern().IsMatch(line) && line != Code,
        _ => false,
    };

    private const int LongestText = 2_000;

    private IEnumerable<string> Texts() => [Name, NameEn, About, AboutEn, Greeting, GreetingEn, RecordingNotice, RecordingNoticeEn, ClosedText, ClosedTextEn, ShutText, ShutTextEn];

    [GeneratedRegex("^[a-z0-9-]{1,32}$")]
    private static partial Regex CodePattern();

    /// <summary>As staff write a counsellor's skills, Chinese included; nothing that divides a requirement's text.</summary>
    [GeneratedRegex(@"^[\p{L}\p{Nd}-]{1,32}$")]
    private static partial Regex SkillPattern();

    /// <summary>As the upload names them.</summary>
    [GeneratedRegex(@"^[0-9a-f]{64}\.(wav|mp3)$")]
    private static partial Regex AudioPattern();

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
