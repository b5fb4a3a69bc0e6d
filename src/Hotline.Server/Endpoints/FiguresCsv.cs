using System.Globalization;
using System.Text;
using Hotline.Core.Measures;
using Hotline.Server.Contracts;

namespace Hotline.Server.Endpoints;

/// <summary>Figures that leave the office: a number of people or contacts under 5 is hidden, and what could be worked out from one.</summary>
public static class FiguresCsv
{
    public const int Least = 5;
    private const string Hidden = "<5";

    public static string Write(FiguresView view)
    {
        var text = new StringBuilder("\uFEFF"); // by this mark spreadsheets know the encoding
        Line(text, ["line", "from", "to", "group", .. Enum.GetNames<Count>(), "Persons", "Services", $"ServiceLevel({view.Variant})", "Abandonment", "AnswerMeanSeconds", "AnswerMedianSeconds", "AnswerP90Seconds", "HandleMeanSeconds"]);
        foreach (var (row, i) in view.Rows.Select((row, i) => (row, i)))
            Line(text, [view.Line, view.From, view.To, i == 0 ? "all" : row.Name ?? row.Group, .. Cells(row.Figures, view.Variant)]);
        return text.ToString();
    }

    /// <summary>Zero says nothing about anybody; a rate or a time of fewer than five is as good as their number.</summary>
    public static IReadOnlyList<string> Cells(Figures figures, ServiceLevelVariant variant)
    {
        var answered = figures.Counts[Count.Answered];
        var abandoned = figures.Counts[Count.Abandoned];
        var few = IsFew(answered) || IsFew(abandoned) || IsFew(figures.Counts[Count.AnsweredInTarget]) || IsFew(answered - figures.Counts[Count.AnsweredInTarget]);
        return
        [
            .. Enum.GetValues<Count>().Select(count => Number(figures.Counts[count])), Number(figures.Persons), Number(figures.Services),
            few ? Hidden : Rate(figures.ServiceLevels[variant]), few ? Hidden : Rate(figures.Abandonment),
            IsFew(answered) ? Hidden : Seconds(figures.AnswerMean), IsFew(answered) ? Hidden : Seconds(figures.AnswerMedian),
            IsFew(answered) ? Hidden : Seconds(figures.AnswerP90), IsFew(figures.Services) ? Hidden : Seconds(figures.HandleMean),
        ];
    }

    private static bool IsFew(int count) => count is > 0 and < Least;

    private static string Number(int count) => IsFew(count) ? Hidden : count.ToString(CultureInfo.InvariantCulture);

    private static string Rate(double? rate) => rate?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";

    private static string Seconds(double? seconds) => seconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A text that a spreadsheet would take for a formula is no formula.</summary>
    private static void Line(StringBuilder text, IReadOnlyList<string> cells) => text.AppendJoin(',', cells.Select(cell =>
        '"' + (cell is ['=' or '+' or '-' or '@', ..] ? "'" : "") + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')).Append("\r\n");
}
