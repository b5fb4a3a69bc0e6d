using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Hotline.Bench;

/// <summary>
/// The same work as known queues: one queue, first come first served, longest-free counsellor, automatic accept, one second of
/// talk, no wrap-up. BullMQ, which chooses no counsellor, does it beside on a Redis server of the same kind; it is the floor column.
/// </summary>
internal static class SameWorkBenchmark
{
    private static readonly double[] Shares = [0.5, 0.95, 0.99, 1], Rates = [20, 50, 100, 120, 150, 180];

    private sealed record Run(string Name, int Counsellors, double Rate, double Seconds, int Waiting);

    private sealed record Outcome(IReadOnlyList<double> Offered, IReadOnlyList<double> Idle, double PerSecond, double Processor);

    public static async Task RunAsync(Report report, Effort effort)
    {
        var bullmq = Path.Combine(Script(), "node_modules", "bullmq");
        var peer = Directory.Exists(bullmq);
        if (!peer)
            Report.Trace("BullMQ is not installed (npm ci in ops/benchmarks/bullmq): Hotline runs alone");
        var talk = effort.Of(1, 0.1);
        List<Run> runs = [.. Rates.Take(effort.Of(Rates.Length, 1)).Select(rate => new Run($"{rate:0}", (int)effort.Of(200, 20), rate, effort.Of(15, 1), 0))];
        runs.Add(new Run("1500", (int)effort.Of(2_000, 50), effort.Of(1_500, 50), effort.Of(10, 1), 0));
        runs.Add(new Run("backlog", (int)effort.Of(20, 5), 0, 0, (int)effort.Of(200, 20)));
        foreach (var run in runs)
        {
            var own = await HotlineAsync(run, talk);
            var other = peer ? await BullMqAsync(run, talk) : null;
            var ideal = run.Rate > 0 ? Math.Min(run.Rate, run.Counsellors / talk) : run.Counsellors / talk;
            report.Table(
                run.Rate > 0 ? $"same work: {run.Counsellors} counsellors, {run.Rate:0} arrivals/s for {run.Seconds:0} s (floor: BullMQ)" : $"same work: {run.Waiting} waiting, {run.Counsellors} counsellors (floor: BullMQ)",
                [
                    .. Shares.Select(share => Of(run, $"offer/{Named(share)}", "ms from arrival to offer", own, other, o => Report.Quantile(o.Offered, share))),
                    .. Shares.Where(_ => own.Idle.Count > 0).Select(share => Of(run, $"idle/{Named(share)}", "ms free while somebody waited", own, other, o => o.Idle.Count == 0 ? 0 : Report.Quantile(o.Idle, share))),
                    Of(run, "connects", "of the ideal", own, other, o => o.PerSecond / ideal),
                    Of(run, "processor", "s of client and store", own, other, o => o.Processor),
                ]);
        }
    }

    private static Figure Of(Run run, string what, string unit, Outcome own, Outcome? other, Func<Outcome, double> value)
    {
        var floor = other is null ? (double?)null : value(other);
        return new Figure($"same-work/{run.Name}/{what}", value(own), unit, floor, floor is > 0 ? value(own) / floor : null);
    }

    private static string Named(double share) => share == 1 ? "max" : string.Create(CultureInfo.InvariantCulture, $"p{share * 100:0}");

    private static async Task<Outcome> HotlineAsync(Run run, double talk)
    {
        using var engine = await Engine.StartAsync(wrapUpSeconds: 0);
        var shift = new Shift(engine, TimeSpan.FromSeconds(talk));
        var total = run.Rate > 0 ? (int)(run.Rate * run.Seconds) : run.Waiting;
        if (run.Rate > 0)
            await shift.SignInAsync(run.Counsellors);
        else
            await Task.WhenAll(Enumerable.Range(0, run.Waiting).Select(_ => shift.Arrive(Stopwatch.GetTimestamp())));
        await engine.DrainAsync();
        using var process = Process.GetCurrentProcess();
        var (used, stored) = (process.TotalProcessorTime, await engine.ProcessorAsync());
        var clock = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource();
        var recording = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await engine.DrainAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        });
        if (run.Rate > 0)
            await shift.ArriveAsync(run.Rate, TimeSpan.FromSeconds(run.Seconds));
        else
            await shift.SignInAsync(run.Counsellors);
        while (shift.Closed < total)
        {
            if (clock.Elapsed > TimeSpan.FromMinutes(5))
                throw new BenchException($"{total - shift.Closed} of {total} contacts never closed.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
        var length = clock.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await recording;
        if (shift.DoubleConnects > 0)
            throw new BenchException($"{shift.DoubleConnects} contacts or counsellors were connected twice.");
        process.Refresh();
        return new Outcome([.. shift.Offered], [.. shift.Idle], total / length, (process.TotalProcessorTime - used).TotalSeconds + await engine.ProcessorAsync() - stored);
    }

    private static async Task<Outcome> BullMqAsync(Run run, double talk)
    {
        using var server = new RedisServer();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, WorkingDirectory = Script() };
        foreach (var argument in (object[])["same-work.mjs", server.Port, run.Counsellors, run.Rate, run.Seconds, talk * 1000, run.Waiting])
            start.ArgumentList.Add(string.Format(CultureInfo.InvariantCulture, "{0}", argument));
        using var node = Process.Start(start)!;
        var text = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return JsonSerializer.Deserialize<Outcome>(text, JsonSerializerOptions.Web) ?? throw new BenchException("BullMQ printed nothing.");
    }

    /// <summary>The folder of the peer's script, beside this program's sources.</summary>
    private static string Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "ops", "benchmarks", "bullmq")))
                return Path.Combine(folder.FullName, "ops", "benchmarks", "bullmq");
        throw new BenchException("ops/benchmarks/bullmq is missing.");
    }
}
