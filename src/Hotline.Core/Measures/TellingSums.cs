namespace Hotline.Core.Measures;

/// <summary>Hidden cells that somebody who knows how a table's numbers hang together can work out from those that are shown.</summary>
internal static class TellingSums
{
    private const long Unbounded = 1_000_000_000;

    /// <summary>Cells for which only one number fits: a hidden one is at least 1.</summary>
    public static List<int> ByRange(IReadOnlyList<int> values, IReadOnlyList<CellSum> sums, bool[] hidden)
    {
        var low = values.Select((v, c) => hidden[c] ? 1L : v).ToArray();
        var high = values.Select((v, c) => hidden[c] ? Unbounded : v).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var sum in sums.Where(s => s.Exact))
            {
                var (least, most) = (sum.Parts.Sum(c => low[c]), sum.Parts.Sum(c => high[c]));
                changed |= Narrow(sum.Whole, least, most);
                foreach (var part in sum.Parts)
                    changed |= Narrow(part, low[sum.Whole] - (most - high[part]), high[sum.Whole] - (least - low[part]));
            }
        }
        return [.. Enumerable.Range(0, values.Count).Where(c => hidden[c] && low[c] == high[c])];

        bool Narrow(int cell, long least, long most)
        {
            if (!hidden[cell] || (least <= low[cell] && most >= high[cell]))
                return false;
            (low[cell], high[cell]) = (Math.Max(low[cell], least), Math.Min(high[cell], most));
            return true;
        }
    }

    /// <summary>Cells that the sums together give away, though none of them does alone: Gauss and Jordan over the hidden ones; few of a row's places are taken.</summary>
    public static List<int> ByElimination(IReadOnlyList<int> values, IReadOnlyList<CellSum> sums, bool[] hidden)
    {
        var rows = sums.Where(s => s.Exact).Select(s => s.Parts.Append(s.Whole).Where(c => hidden[c]).ToDictionary(c => c, c => c == s.Whole ? -1.0 : 1.0))
            .Where(row => row.Count > 0).OrderBy(row => row.Count).ToList();
        var done = new List<(int Pivot, Dictionary<int, double> Row)>();
        foreach (var row in rows)
        {
            foreach (var (pivot, known) in done)
                Eliminate(row, pivot, known);
            if (row.Count == 0)
                continue;
            var (own, by) = row.First();
            foreach (var cell in row.Keys.ToList())
                row[cell] /= by;
            foreach (var (_, known) in done)
                Eliminate(known, own, row);
            done.Add((own, row));
        }
        return [.. done.Where(d => d.Row.Count == 1).Select(d => d.Pivot)];

        static void Eliminate(Dictionary<int, double> row, int pivot, Dictionary<int, double> by)
        {
            if (!row.TryGetValue(pivot, out var times))
                return;
            foreach (var (cell, value) in by)
                if (row.GetValueOrDefault(cell) - times * value is var left && Math.Abs(left) > 1e-9)
                    row[cell] = left;
                else
                    row.Remove(cell);
        }
    }
}
