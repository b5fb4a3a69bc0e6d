namespace Hotline.Core.Measures;

/// <summary>A number of a table is the sum of others of it.</summary>
/// <param name="Whole">Its index.</param>
/// <param name="Parts">Theirs.</param>
/// <param name="Exact">False where it is nearly so, such as persons, who may be in several groups.</param>
public sealed record CellSum(int Whole, IReadOnlyList<int> Parts, bool Exact = true);

/// <summary>
/// Figures that leave the office hide cells under 5 (domain.md, section 5), and others until no hidden one can be worked out: a total less the rest,
/// or the only numbers that fit, would be as good as the cell itself. Zero says nothing about anybody and is shown.
/// </summary>
public static class SmallCells
{
    public const int Least = 5;

    /// <param name="values">All numbers that are shown or follow from what is shown, none below 0.</param>
    /// <param name="sums">How they hang together.</param>
    /// <returns>Of each, whether it is hidden.</returns>
    public static bool[] Hide(IReadOnlyList<int> values, IReadOnlyList<CellSum> sums)
    {
        var hidden = values.Select(IsFew).ToArray();
        while (Telling(values, sums, hidden) is { Count: > 0 } telling)
        {
            var more = telling.Select(sum => Next(values, sum, hidden)).OfType<int>().ToHashSet();
            if (more.Count == 0 && sums.Select(sum => Next(values, sum, hidden)).OfType<int>().ToList() is [var any, ..])
                more.Add(any);
            if (more.Count == 0)
                break;
            foreach (var cell in more)
                hidden[cell] = true;
        }
        return hidden;
    }

    public static bool IsFew(int count) => count is > 0 and < Least;

    /// <summary>The smallest part that is still shown goes first, then the whole.</summary>
    private static int? Next(IReadOnlyList<int> values, CellSum sum, bool[] hidden) =>
        sum.Parts.Append(sum.Whole).Where(c => !hidden[c] && values[c] > 0).OrderBy(c => c == sum.Whole).ThenBy(c => values[c]).Select(c => (int?)c).FirstOrDefault();

    /// <summary>The sums by which something hidden can be worked out.</summary>
    private static List<CellSum> Telling(IReadOnlyList<int> values, IReadOnlyList<CellSum> sums, bool[] hidden)
    {
        var direct = sums.Where(sum => TellsByItself(values, sum, hidden)).ToList();
        if (direct.Count > 0)
            return direct;
        var fixedNow = TellingSums.ByRange(values, sums, hidden).Concat(TellingSums.ByElimination(values, sums, hidden)).Where(c => IsFew(values[c])).ToHashSet();
        return [.. sums.Where(sum => sum.Parts.Append(sum.Whole).Any(fixedNow.Contains))];
    }

    private static bool TellsByItself(IReadOnlyList<int> values, CellSum sum, bool[] hidden)
    {
        var parts = sum.Parts.Where(c => hidden[c]).ToList();
        var unknown = parts.Count + (hidden[sum.Whole] ? 1 : 0);
        // What is left of a total that is shown is a number like any other; and as many as there are cells means one each.
        return unknown == 1 || (unknown > 0 && !hidden[sum.Whole] && (IsFew(parts.Sum(c => values[c])) || parts.Sum(c => values[c]) <= parts.Count));
    }
}
