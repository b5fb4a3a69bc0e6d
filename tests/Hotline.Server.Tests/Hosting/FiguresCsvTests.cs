using System.Globalization;
using Hotline.Core.Escalations;
using Hotline.Core.Measures;
using Hotline.Server.Contracts;
using Hotline.Server.Endpoints;

namespace Hotline.Server.Tests.Hosting;

/// <summary>The file that leaves the office: nobody is found in it again.</summary>
internal sealed class FiguresCsvTests
{
    [Test]
    public void Write_OneSmallGroup_TotalLessTheOthersDoesNotGiveItBack()
    {
        var table = Read(FiguresCsv.Write(View([Row("", 46, 40), Row("330302", 30, 26), Row("330303", 13, 11), Row("330304", 3, 3)])));
        var offered = table.Skip(1).Take(4).Select(r => r[table[0].IndexOf("Offered")]).ToList();
        Assert.That(offered, Is.EqualTo(new[] { "46", "30", FiguresCsv.Hidden, FiguresCsv.Hidden }), "46 - 30 - 13 would be 3");
        foreach (var column in new[] { "AnswerMeanSeconds", "AnswerMaxSeconds", "LongestWaitSeconds" })
            Assert.That(table[4][table[0].IndexOf(column)], Is.EqualTo(FiguresCsv.Hidden), $"{column} of three");
        Assert.That(table[1][table[0].IndexOf("LongestWaitSeconds")], Is.EqualTo("90.0"));
        Assert.That(table[1][table[0].IndexOf("ReachedOf")], Is.EqualTo("10"));
        foreach (var column in table[0].Skip(4).TakeWhile(c => !c.StartsWith("ServiceLevel", StringComparison.Ordinal)))
        {
            var cells = table.Skip(2).Take(3).Select(r => r[table[0].IndexOf(column)]).ToList();
            Assert.That(cells.Count(c => c == FiguresCsv.Hidden), Is.Not.EqualTo(1), $"{column}: {string.Join(' ', cells)}");
            Assert.That(cells.Where(c => c != FiguresCsv.Hidden).Select(c => int.Parse(c, CultureInfo.InvariantCulture)).Where(SmallCells.IsFew), Is.Empty, column);
        }
    }

    [Test]
    public void Write_Escalations_OnTimePerKindAndFewOnesHidden()
    {
        var view = View([Row("", 20, 15)]) with
        {
            Escalations = [Raised(EscalationKind.SupervisorNow, 9, 15), Raised(EscalationKind.GreenChannel, 2, 3), Raised(EscalationKind.CountyCentre, 13, 15)],
        };
        var table = Read(FiguresCsv.Write(view)).SkipWhile(r => !r.Contains("escalation")).ToList();
        string[] Of(EscalationKind kind) => [.. table.Single(r => r.Count > 3 && r[3] == kind.ToString()).Skip(4).Take(3)];
        Assert.That(Of(EscalationKind.SupervisorNow), Is.EqualTo(new[] { "15", "9", "0.600" }));
        Assert.That(Of(EscalationKind.GreenChannel), Is.All.EqualTo(FiguresCsv.Hidden));
        Assert.That(Of(EscalationKind.CountyCentre), Is.EqualTo(new[] { "15", FiguresCsv.Hidden, FiguresCsv.Hidden }), "15 less 13 were late");
    }

    private static EscalationRow Raised(EscalationKind kind, int onTime, int all) => new(new EscalationFigures(kind, onTime, all, 0, 30, 60), (double)onTime / all, []);

    private static FigureRow Row(string group, int offered, int answered)
    {
        var counts = Enum.GetValues<Count>().ToDictionary(c => c, c => c switch
        {
            Count.Incoming or Count.Offered => offered,
            Count.Answered or Count.AnsweredInTarget or Count.PersonTimes => answered,
            Count.Abandoned or Count.AbandonedAfterTarget => offered - answered,
            _ => 0,
        });
        return new FigureRow(group, null, new Figures(
            counts, answered, answered, Enum.GetValues<ServiceLevelVariant>().ToDictionary(v => v, _ => (double?)0.9), 0.1, 12, 10, 30, 60, 90, 600, 10, 5, new WaitCalibration(answered, 0, 0)));
    }

    private static FiguresView View(IReadOnlyList<FigureRow> rows) => new(
        "12355", "2026-03-02", "2026-03-02", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ServiceLevelVariant.AbandonedIgnored, 0.8, rows, [], [], [], []);

    private static List<List<string>> Read(string text) =>
        [.. text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim('"').Split("\",\"").ToList())];
}
