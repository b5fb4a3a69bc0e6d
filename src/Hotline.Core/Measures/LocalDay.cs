using System.Globalization;
using Hotline.Core.Lines;

namespace Hotline.Core.Measures;

/// <summary>A line's day by its own clock: 23 or 25 hours long where the clock is put forward or back.</summary>
public static class LocalDay
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The local day of an instant, yyyy-MM-dd.</summary>
    public static string Of(Line line, DateTimeOffset at) => line.LocalTime(at).Day;

    public static bool IsDay(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static string Next(string day) => Parse(day).AddDays(1).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>From the first instant of the day to the first of the next.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Span(string day, TimeZoneInfo zone) => (Start(Parse(day), zone), Start(Parse(day).AddDays(1), zone));

    private static DateOnly Parse(string day) => DateOnly.ParseExact(day, Format, CultureInfo.InvariantCulture);

    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Midnight that the clock skips: the day begins with the first minute that exists. Midnight that comes twice: with the first.
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
