using Hotline.Core.Lines;
using Hotline.Core.Measures;
using Hotline.Server.Contracts;

namespace Hotline.Server.Endpoints;

/// <summary>Which figures: a line, its local days (yyyy-MM-dd, both included), up to a time (Unix ms), told apart by something.</summary>
public sealed record HistoryQuery(string Line, string From, string? To, long? At, FigureGroup? By, string? Group, Count? Count, int? Skip)
{
    /// <summary>A year and a day: more is not one question.</summary>
    private const int MostDays = 366;

    public string Until => To ?? From;

    public string? Problem() => this switch
    {
        _ when !LocalDay.IsDay(From) || !LocalDay.IsDay(Until) => "from, to: must be yyyy-MM-dd",
        _ when string.CompareOrdinal(From, Until) > 0 => "from: must not be after to",
        _ when (DateOnly.Parse(Until, System.Globalization.CultureInfo.InvariantCulture).DayNumber - DateOnly.Parse(From, System.Globalization.CultureInfo.InvariantCulture).DayNumber) >= MostDays => "to: a year at most",
        { At: < 0 or > 253402300799999 } => "at: must be Unix milliseconds",
        { Skip: < 0 } => "skip: must be 0 or more",
        _ => null,
    };

    public (DateTimeOffset From, DateTimeOffset To) Span(Line line)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(line.TimeZone);
        return (LocalDay.Span(From, zone).From, LocalDay.Span(Until, zone).To);
    }

    public static string GroupOf(ContactFact c, FigureGroup by) => by switch
    {
        FigureGroup.Channel => c.Channel.ToString(),
        FigureGroup.Queue => c.Requirement,
        FigureGroup.County => c.County ?? "",
        FigureGroup.Counsellor => c.Counsellor?.ToString() ?? "",
        _ => "",
    };
}
