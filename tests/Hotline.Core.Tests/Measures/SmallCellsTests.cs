using Hotline.Core.Measures;

namespace Hotline.Core.Tests.Measures;

/// <summary>Cells under 5 are hidden, and nobody gets them back by arithmetic.</summary>
public sealed class SmallCellsTests
{
    [Test]
    public void Hide_OneSmallGroup_HidesAnotherSoThatTheTotalDoesNotTell()
    {
        // 100 less 60 less 37 would be 3.
        var hidden = SmallCells.Hide([100, 60, 37, 3], [new CellSum(0, [1, 2, 3])]);
        Assert.That(hidden, Is.EqualTo(new[] { false, false, true, true }));
    }

    [TestCase(new[] { 20, 18, 1, 1 }, new[] { false, true, true, true }, TestName = "Hide_TwoSmallGroups_WhoseSumIsSmallToo_HidesAThird")]
    [TestCase(new[] { 20, 15, 5, 0 }, new[] { false, false, false, false }, TestName = "Hide_NothingSmall_ShowsEverythingAndZero")]
    [TestCase(new[] { 3, 3, 0, 0 }, new[] { true, true, false, false }, TestName = "Hide_ATotalThatIsSmall_IsHiddenItself")]
    public void Hide_Table(int[] values, bool[] expected) => Assert.That(SmallCells.Hide(values, [new CellSum(0, [1, 2, 3])]), Is.EqualTo(expected));

    [Test]
    public void Hide_SmallDifferenceWithinARow_HidesBesideTheGroupsToo()
    {
        // Answered and answered in target, all and two groups: 2 were late in the first group, though no cell says so.
        // 0-2: answered; 3-5: in target; 6-8: late, which is shown nowhere.
        CellSum[] sums = [new(0, [1, 2]), new(3, [4, 5]), new(6, [7, 8]), new(0, [3, 6]), new(1, [4, 7]), new(2, [5, 8])];
        int[] values = [50, 30, 20, 38, 28, 10, 12, 2, 10];
        var hidden = SmallCells.Hide(values, sums);
        Assert.That(hidden[4] || hidden[1], Is.True, "30 less 28");
        Assert.That(Determined(sums, values.Length, hidden), Is.Empty);
    }

    [Test]
    public void Hide_ManyTables_LeavesNoSmallCellThatTheSumsDetermine([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 25; round++)
        {
            var (values, sums) = Table(random, groups: random.Next(1, 6), most: random.Next(3, 40));
            var hidden = SmallCells.Hide(values, sums);
            Assert.That(values.Select((v, c) => (v, c)).Where(x => SmallCells.IsFew(x.v) && !hidden[x.c]), Is.Empty);
            Assert.That(values.Select((v, c) => (v, c)).Where(x => x.v == 0 && hidden[x.c]), Is.Empty);
            Assert.That(Determined(sums, values.Length, hidden).Where(c => SmallCells.IsFew(values[c])), Is.Empty, $"seed {seed}, round {round}: {string.Join(' ', values)}");
        }
    }

    /// <summary>All and groups down, three parts and their whole across; each is a sum of the others.</summary>
    private static (int[] Values, CellSum[] Sums) Table(Random random, int groups, int most)
    {
        const int width = 4;
        var values = new int[(groups + 1) * width];
        for (var g = 1; g <= groups; g++)
            for (var p = 1; p < width; p++)
            {
                var value = random.Next(4) == 0 ? random.Next(0, 5) : random.Next(0, most);
                foreach (var cell in new[] { g * width + p, g * width, p, 0 })
                    values[cell] += value;
            }
        return (values,
        [
            .. Enumerable.Range(0, groups + 1).Select(r => new CellSum(r * width, [.. Enumerable.Range(1, width - 1).Select(p => r * width + p)])),
            .. Enumerable.Range(0, width).Select(p => new CellSum(p, [.. Enumerable.Range(1, groups).Select(g => g * width + p)])),
        ]);
    }

    /// <summary>An attacker with a pencil: Gauss over the hidden cells; a row with a single unknown left gives it away.</summary>
    private static List<int> Determined(IReadOnlyList<CellSum> sums, int cells, bool[] hidden)
    {
        var unknown = Enumerable.Range(0, cells).Where(c => hidden[c]).ToList();
        var rows = sums.Select(sum => unknown.Select(c => c == sum.Whole ? -1.0 : sum.Parts.Contains(c) ? 1.0 : 0.0).ToArray()).ToList();
        var rank = 0;
        for (var column = 0; column < unknown.Count && rank < rows.Count; column++)
        {
            var pivot = rows.FindIndex(rank, row => Math.Abs(row[column]) > 1e-9);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            var divisor = rows[rank][column];
            rows[rank] = [.. rows[rank].Select(v => v / divisor)];
            for (var other = 0; other < rows.Count; other++)
                if (other != rank && Math.Abs(rows[other][column]) > 1e-9)
                {
                    var factor = rows[other][column];
                    rows[other] = [.. rows[other].Zip(rows[rank], (a, b) => a - factor * b)];
                }
            rank++;
        }
        return [.. rows.Where(row => row.Count(v => Math.Abs(v) > 1e-9) == 1).Select(row => unknown[Array.FindIndex(row, v => Math.Abs(v) > 1e-9)])];
    }
}
