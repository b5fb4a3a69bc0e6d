namespace Hotline.Core.Measures;

/// <summary>The numbers of a row of figures, and those that follow from them and are shown nowhere (from <see cref="Elsewhere"/> on).</summary>
public enum FigureCell
{
    Incoming, Offered, Answered, AnsweredInTarget, Abandoned, AbandonedInTarget, AbandonedAfterTarget, ShortAbandoned, Overflowed, Waiting, PersonTimes, Persons, Services, ReachedOf, Reached,
    Elsewhere, Ended, AnsweredLate, Outbound, NotReached,
}

/// <summary>Which numbers of a table of figures (all together, then its groups) must be hidden before it leaves the office.</summary>
public sealed class FigureCells
{
    private static readonly int Width = Enum.GetValues<FigureCell>().Length;

    /// <summary>How the numbers of one row hang together.</summary>
    private static readonly (FigureCell Whole, FigureCell[] Parts)[] InARow =
    [
        (FigureCell.Incoming, [FigureCell.Offered, FigureCell.Elsewhere]),
        (FigureCell.Offered, [FigureCell.Answered, FigureCell.Abandoned, FigureCell.ShortAbandoned, FigureCell.Overflowed, FigureCell.Waiting, FigureCell.Ended]),
        (FigureCell.Answered, [FigureCell.AnsweredInTarget, FigureCell.AnsweredLate]),
        (FigureCell.Abandoned, [FigureCell.AbandonedInTarget, FigureCell.AbandonedAfterTarget]),
        (FigureCell.PersonTimes, [FigureCell.Answered, FigureCell.Outbound]),
        (FigureCell.ReachedOf, [FigureCell.Reached, FigureCell.NotReached]),
    ];

    /// <summary>Somebody may be in several groups, and a conversation may be another counsellor's than its contact.</summary>
    private static readonly HashSet<FigureCell> NearlySums = [FigureCell.Persons, FigureCell.Services, FigureCell.ReachedOf, FigureCell.Reached, FigureCell.NotReached];

    private readonly bool[] _hidden;

    private FigureCells(bool[] hidden) => _hidden = hidden;

    /// <param name="rows">All together first, then the groups.</param>
    public static FigureCells Of(IReadOnlyList<Figures> rows)
    {
        List<CellSum> sums = [.. Enumerable.Range(0, rows.Count).SelectMany(r => InARow.Select(s => new CellSum(At(r, s.Whole), [.. s.Parts.Select(p => At(r, p))])))];
        if (rows.Count > 1)
            sums.AddRange(Enum.GetValues<FigureCell>().Select(c => new CellSum(At(0, c), [.. Enumerable.Range(1, rows.Count - 1).Select(r => At(r, c))], !NearlySums.Contains(c))));
        return new FigureCells(SmallCells.Hide([.. rows.SelectMany(Values)], sums));
    }

    public static FigureCell Of(Count count) => Enum.Parse<FigureCell>(count.ToString());

    public bool IsHidden(int row, FigureCell cell) => _hidden[At(row, cell)];

    private static int At(int row, FigureCell cell) => row * Width + (int)cell;

    private static int[] Values(Figures f)
    {
        var values = new int[Width];
        foreach (var (count, value) in f.Counts)
            values[(int)Of(count)] = value;
        (values[(int)FigureCell.Persons], values[(int)FigureCell.Services], values[(int)FigureCell.ReachedOf], values[(int)FigureCell.Reached]) = (f.Persons, f.Services, f.ReachedOf, f.Reached);
        foreach (var (whole, parts) in InARow)
            if (parts.SingleOrDefault(p => p >= FigureCell.Elsewhere) is var rest and > 0)
                values[(int)rest] = Math.Max(0, values[(int)whole] - parts.Where(p => p != rest).Sum(p => values[(int)p]));
        return values;
    }
}
