using System.Diagnostics;
using System.Globalization;
using Hotline.Core.Measures;
using Microsoft.Data.Sqlite;

namespace Hotline.Bench;

/// <summary>
/// Past moments and figures over everything that the replay recorded: any minute, any day, a month, the first and the last alike. The floor: the
/// same rows of the same file, read and not looked at.
/// </summary>
internal static class WenzhouHistory
{
    private static CancellationToken None => CancellationToken.None;

    public static async Task MeasureAsync(Report report, string name, IHistory history, string file, WenzhouDemand demand, Effort effort)
    {
        var clock = Stopwatch.StartNew();
        var keep = new KeepMoments(history);
        while (!await keep.HandleAsync(None))
        {
        }
        var kept = clock.Elapsed.TotalSeconds;
        var (from, to) = (demand.Shifts[0].From, demand.Shifts.Max(s => s.To));
        var read = new ReadHistory(history);
        var dice = new Random(2026);
        using var record = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        record.Open();
        List<double> moments = [], days = [], months = [], momentFloors = [], dayFloors = [], monthFloors = [];
        var (minutes, spans) = (effort.Of(200, 5), effort.Of(30, 2));
        // The first of each is for the compiler.
        for (var i = -1; i < minutes; i++)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(from + (long)(dice.NextDouble() * (to - from)));
            clock.Restart();
            await read.MomentAsync(at, None);
            Take(moments, i, clock);
            clock.Restart();
            ReadRows(record, Start(record, at), at);
            Take(momentFloors, i, clock);
        }
        for (var i = -1; i < spans; i++)
        {
            var day = DateTimeOffset.FromUnixTimeMilliseconds(from + (long)(dice.NextDouble() * Math.Max(0, to - from - 31L * 86_400_000))).Date;
            await SpanAsync(day, 1, days, dayFloors, i);
            await SpanAsync(day, 30, months, monthFloors, i);
        }
        report.Table($"the history of {demand.Visitors.Count} contacts on SQLite, {minutes} minutes and {spans} days and months at random, against the same rows only read",
        [
            Report.Alone($"wenzhou/{name}/moments-kept", "s for all", [kept]),
            Report.Compare($"wenzhou/{name}/minute-p50", "ms", [Report.Quantile(moments, 0.5)], [Report.Quantile(momentFloors, 0.5)]),
            Report.Compare($"wenzhou/{name}/minute-p99", "ms", [Report.Quantile(moments, 0.99)], [Report.Quantile(momentFloors, 0.99)]),
            Report.Compare($"wenzhou/{name}/day-p50", "ms", [Report.Quantile(days, 0.5)], [Report.Quantile(dayFloors, 0.5)]),
            Report.Compare($"wenzhou/{name}/day-max", "ms", [days.Max()], [dayFloors.Max()]),
            Report.Compare($"wenzhou/{name}/month-p50", "ms", [Report.Quantile(months, 0.5)], [Report.Quantile(monthFloors, 0.5)]),
            .. await CalibrationAsync(name, history, from, to),
        ]);

        async Task SpanAsync(DateTime day, int length, List<double> figures, List<double> floors, int round)
        {
            var (begin, end) = (new DateTimeOffset(day, TimeSpan.Zero), new DateTimeOffset(day, TimeSpan.Zero).AddDays(length));
            clock.Restart();
            // As the history's page does it for each line: facts by local day, and the period by the clock.
            var facts = await history.ReadFactsAsync(WenzhouDemand.Lines.First().Code, Text(begin), Text(end.AddDays(-1)), None);
            var period = await read.PeriodAsync(begin, end, None);
            var answers = (await history.ReadAnswersAsync(begin, end + Figures.ReachedWithin, None)).ToLookup(a => a.Person, a => a.At);
            _ = Figures.Of(facts, [.. period.Conversations], answers, end);
            Take(figures, round, clock);
            clock.Restart();
            ReadRows(record, Start(record, begin), end);
            Take(floors, round, clock);
        }
    }

    /// <summary>How true the range of the wait would have been that each caller was told.</summary>
    private static async Task<IReadOnlyList<Figure>> CalibrationAsync(string name, IHistory history, long from, long to)
    {
        var (told, longer) = (0, 0);
        foreach (var line in WenzhouDemand.Lines)
        {
            var facts = await history.ReadFactsAsync(line.Code, Text(DateTimeOffset.FromUnixTimeMilliseconds(from).AddDays(-1)), Text(DateTimeOffset.FromUnixTimeMilliseconds(to).AddDays(1)), None);
            var of = WaitCalibration.Of(facts);
            (told, longer) = (told + of.Told, longer + of.Longer);
        }
        return [Report.Alone($"wenzhou/{name}/wait-told", "contacts", [told]), Report.Alone($"wenzhou/{name}/wait-not-longer", "of them", [told == 0 ? 0 : (double)(told - longer) / told])];
    }

    private static string Text(DateTimeOffset day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Take(List<double> values, int round, Stopwatch clock)
    {
        if (round >= 0)
            values.Add(clock.Elapsed.TotalMilliseconds);
    }

    /// <summary>The moment that a rebuilding starts from, read as text, and its number.</summary>
    private static long Start(SqliteConnection record, DateTimeOffset at)
    {
        using var command = record.CreateCommand();
        command.CommandText = "SELECT Number, Image FROM Moments WHERE At <= $at ORDER BY At DESC LIMIT 1";
        command.Parameters.AddWithValue("$at", at.ToUnixTimeMilliseconds());
        using var rows = command.ExecuteReader();
        if (!rows.Read())
            return 0;
        _ = rows.GetString(1);
        return rows.GetInt64(0);
    }

    private static void ReadRows(SqliteConnection record, long after, DateTimeOffset until)
    {
        using var command = record.CreateCommand();
        command.CommandText = "SELECT At, Trace FROM JournalEvents WHERE Epoch = (SELECT MAX(Epoch) FROM JournalEvents) AND Number > $after AND Trace IS NOT NULL ORDER BY Number";
        command.Parameters.AddWithValue("$after", after);
        using var rows = command.ExecuteReader();
        while (rows.Read() && rows.GetInt64(0) <= until.ToUnixTimeMilliseconds())
            _ = rows.GetString(1);
    }
}
