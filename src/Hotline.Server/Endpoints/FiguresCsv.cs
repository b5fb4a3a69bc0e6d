using System.Globalization;
using System.Text;
using Hotline.Core.Measures;
using Hotline.Server.Contracts;

namespace Hotline.Server.Endpoints;

/// <summary>Figures that leave the office: a number of people or contacts under 5 is hidden, and what it could be worked out from (<see cref="SmallCells"/>).</summary>
public static class FiguresCsv
{
    /// <summary>One mark for both: two marks would tell which of them is the small one.</summary>
    public const string Hidden = "*";

    private static readonly Count[] Columns = Enum.GetValues<Count>();

    public static string Write(FiguresView view)
    {
        var text = new StringBuilder("\uFEFF"); // by this mark spreadsheets know the encoding
        Line(text,
        [
            "line", "from", "to", "group", .. Columns.Select(c => c.ToString()), "Persons", "Services", "ReachedOf", "Reached", $"ServiceLevel({view.Variant})", "Abandonment",
            "AnswerMeanSeconds", "AnswerMedianSeconds", "AnswerP90Seconds", "AnswerMaxSeconds", "LongestWaitSeconds", "HandleMeanSeconds",
        ]);
        var cells = FigureCells.Of([.. view.Rows.Select(r => r.Figures)]);
        foreach (var (row, i) in view.Rows.Select((row, i) => (row, i)))
            Line(text, [view.Line, view.From, view.To, i == 0 ? "all" : row.Name ?? row.Group, .. Cells(row.Figures, view.Variant, cells, i)]);
        if (view.Escalations.Count > 0)
        {
            Line(text, []);
            Line(text, ["line", "from", "to", "escalation", "All", "OnTime", "OnTimeShare", "Open", "AcknowledgeMedianSeconds", "AcknowledgeMaxSeconds"]);
            foreach (var row in view.Escalations)
                Line(text, [view.Line, view.From, view.To, row.Figures.Kind.ToString(), .. Cells(row)]);
        }
        Line(text, [$"{Hidden}: 1-{SmallCells.Least - 1}, or what such a number could be worked out from / 1-{SmallCells.Least - 1}，或可由此推算出这样的数"]);
        return text.ToString();
    }

    /// <summary>A rate or a time of cells that are hidden is as good as they are.</summary>
    private static IEnumerable<string> Cells(Figures f, ServiceLevelVariant variant, FigureCells cells, int row)
    {
        string Unless(bool hide, string shown) => hide ? Hidden : shown;
        bool Any(params FigureCell[] of) => of.Any(c => cells.IsHidden(row, c));
        var answered = Any(FigureCell.Answered);
        var waited = Any(FigureCell.Offered);
        return
        [
            .. Columns.Select(c => Unless(Any(FigureCells.Of(c)), Number(f.Counts[c]))), Unless(Any(FigureCell.Persons), Number(f.Persons)), Unless(Any(FigureCell.Services), Number(f.Services)),
            Unless(Any(FigureCell.ReachedOf), Number(f.ReachedOf)), Unless(Any(FigureCell.Reached), Number(f.Reached)),
            Unless(Any(FigureCell.Answered, FigureCell.AnsweredInTarget, FigureCell.AnsweredLate, FigureCell.Abandoned, FigureCell.AbandonedInTarget, FigureCell.AbandonedAfterTarget), Rate(f.ServiceLevels[variant])),
            Unless(Any(FigureCell.Answered, FigureCell.Abandoned), Rate(f.Abandonment)),
            Unless(answered, Seconds(f.AnswerMean)), Unless(answered, Seconds(f.AnswerMedian)), Unless(answered, Seconds(f.AnswerP90)), Unless(answered, Seconds(f.AnswerMax)),
            Unless(waited, Seconds(f.LongestWait)), Unless(Any(FigureCell.Services), Seconds(f.HandleMean)),
        ];
    }

    private static IEnumerable<string> Cells(EscalationRow row)
    {
        var f = row.Figures;
        // All, on time, not on time; open ones are some of those raised.
        var hidden = SmallCells.Hide([f.All, f.OnTime, Math.Max(0, f.All - f.OnTime)], [new CellSum(0, [1, 2])]);
        string Cell(bool hide, string shown) => hide ? Hidden : shown;
        var few = hidden[0] || hidden[1];
        return
        [
            Cell(hidden[0], Number(f.All)), Cell(hidden[1], Number(f.OnTime)), Cell(few || hidden[2], Rate(row.Share)), Cell(SmallCells.IsFew(f.Open), Number(f.Open)),
            Cell(few, Seconds(f.AcknowledgeMedian)), Cell(few, Seconds(f.AcknowledgeMax)),
        ];
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Rate(double? rate) => rate?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";

    private static string Seconds(double? seconds) => seconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A text that a spreadsheet would take for a formula is no formula.</summary>
    private static void Line(StringBuilder text, IReadOnlyList<string> cells) => text.AppendJoin(',', cells.Select(cell =>
        '"' + (cell is ['=' or '+' or '-' or '@', ..] ? "'" : "") + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')).Append("\r\n");
}
