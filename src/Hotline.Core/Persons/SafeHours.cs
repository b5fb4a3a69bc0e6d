using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.Core.Persons;

/// <summary>Local days and hours at which somebody may be rung. What crosses midnight is two of them.</summary>
/// <param name="Days">1 (Monday) to 7, each at most once and in order: "12345".</param>
/// <param name="From">HH:mm.</param>
/// <param name="To">HH:mm, later than <paramref name="From"/>; 24:00 is the end of the day.</param>
public sealed record SafeWindow(string Days, string From, string To);

/// <summary>What the windows say together. No window at all is no answer: whoever asks decides what that means.</summary>
public static partial class SafeHours
{
    public const int Most = 7;

    /// <summary>Null when they are sound, else a sentence that names what is wrong.</summary>
    public static string? Problem(IReadOnlyList<SafeWindow>? windows) => windows switch
    {
        null => null,
        { Count: > Most } => $"safeHours: at most {Most}",
        _ when windows.Any(w => w?.Days is not { } days || !Day().IsMatch(days) || days.Distinct().Count() != days.Length) => "safeHours: days are 1 (Monday) to 7, each once",
        _ when windows.Any(w => Clock(w.From) is not { } from || Clock(w.To) is not { } to || from >= to) => "safeHours: from and to must be HH:mm, from before to",
        _ => null,
    };

    /// <summary>The end of the window in which this moment lies, and of those that go on from it; null: it lies in none.</summary>
    public static DateTimeOffset? OpenUntil(IReadOnlyList<SafeWindow> windows, DateTimeOffset moment, TimeZoneInfo zone)
    {
        DateTimeOffset? until = null;
        for (var i = 0; i <= Most && EndAt(windows, until ?? moment, zone) is { } end; i++)
            until = end;
        return until;
    }

    private static DateTimeOffset? EndAt(IReadOnlyList<SafeWindow> windows, DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var ends = windows.Where(w => IsOn(w, local.Date) && Clock(w.From) <= local.TimeOfDay && local.TimeOfDay < Clock(w.To)).Select(w => At(local.Date + Clock(w.To)!.Value, zone)).ToList();
        return ends.Count == 0 ? null : ends.Max();
    }

    /// <summary>When the next window begins, within a week; null: there is none.</summary>
    public static DateTimeOffset? NextFrom(IReadOnlyList<SafeWindow> windows, DateTimeOffset moment, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(moment, zone).Date;
        var begins = Enumerable.Range(0, 8).SelectMany(days => windows.Where(w => IsOn(w, today.AddDays(days))).Select(w => At(today.AddDays(days) + Clock(w.From)!.Value, zone)))
            .Where(at => at > moment).ToList();
        return begins.Count == 0 ? null : begins.Min();
    }

    private static bool IsOn(SafeWindow window, DateTime day) => window.Days.Contains((char)('0' + (day.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek)), StringComparison.Ordinal);

    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));

    private static TimeSpan? Clock(string? text) => text == "24:00" ? TimeSpan.FromDays(1)
        : TimeSpan.TryParseExact(text, "hh\\:mm", CultureInfo.InvariantCulture, out var clock) ? clock : null;

    [GeneratedRegex("^[1-7]{1,7}$")]
    private static partial Regex Day();
}
