using System.Diagnostics;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;

namespace Hotline.Bench;

/// <summary>
/// What one lifecycle (five scripts) costs as the service grows: with ever more contacts waiting in front, and with ever more
/// counsellors on shift who have twenty skills each. Growth is the cost at the largest size over the cost at the smallest.
/// </summary>
internal static class GrowthBenchmark
{
    private const int ScriptsEach = 5, SkillsEach = 20;
    private static CancellationToken None => CancellationToken.None;

    public static async Task RunAsync(Report report, Effort effort)
    {
        await RunAsync(report, effort, "waiting", [10, (int)effort.Of(1_000, 30), (int)effort.Of(100_000, 100)], WithWaitingAsync);
        await RunAsync(report, effort, "counsellors", [10, (int)effort.Of(1_000, 30), (int)effort.Of(10_000, 100)], WithCounsellorsAsync);
    }

    private static async Task RunAsync(Report report, Effort effort, string name, int[] sizes, Func<Engine, int, List<double>, Task<Func<Task>>> prepareAsync)
    {
        var figures = new List<Figure>();
        foreach (var size in sizes)
        {
            using var engine = await Engine.StartAsync(wrapUpSeconds: 60);
            var began = Stopwatch.GetTimestamp();
            var first = new List<double>();
            var lifecycle = await prepareAsync(engine, size, first);
            Report.Trace($"{size} {name} are there after {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
            var floor = await engine.FloorAsync(ScriptsEach);
            List<double> values = [], floors = [];
            for (var round = -2; round < effort.Of(7, 1); round++)
            {
                var (value, least) = (await RateAsync(lifecycle, effort), await RateAsync(floor, effort));
                await engine.DrainAsync();
                if (round < 0)
                    continue;
                values.Add(value);
                floors.Add(least);
            }
            figures.Add(Report.Compare($"growth/{name}/{size}", "lifecycles/s", values, floors));
            if (first.Count > 0)
                figures.Add(Report.Alone($"growth/{name}/{size}/first", "ms for the first to ask for something", first));
        }
        // Each size stands beside a floor of its own, so what the machine did meanwhile cancels out.
        figures.Add(new Figure($"growth/{name}", figures.First(f => f.Ratio is not null).Ratio!.Value / figures.Last(f => f.Ratio is not null).Ratio!.Value, $"times the cost from {sizes[0]} to {sizes[^1]}", null, null));
        report.Table($"growth with the number of {name}, on a Redis server ({RedisServer.Durability})", figures);
    }

    /// <summary>One arrives behind all who wait, and the counsellor's next is the first of them.</summary>
    private static async Task<Func<Task>> WithWaitingAsync(Engine engine, int waiting, List<double> first)
    {
        var counsellor = Engine.NewCounsellor(0);
        await engine.Queue.SignInAsync(counsellor, "c0", None);
        var arriving = Engine.NewContact();
        var offer = Engine.Offers(Engine.Check(await engine.Queue.ReceiveAsync(arriving, Engine.Need(), None))).Single();
        var contact = arriving.Id;
        await Parallel.ForEachAsync(Enumerable.Range(0, waiting), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
            Engine.Check(await engine.Queue.ReceiveAsync(Engine.NewContact(), Engine.Need(), None)));
        await engine.DrainAsync();
        return async () =>
        {
            Engine.Check(await engine.Queue.ReceiveAsync(Engine.NewContact(), Engine.Need(), None));
            Engine.Check(await engine.Queue.AcceptAsync(counsellor.Id, contact, offer.Id, None));
            Engine.Check(await engine.Queue.EndAsync(contact, Party.Caller, null, "left", None));
            var step = Engine.Check(await engine.Queue.EndWrapUpAsync(counsellor.Id, contact, None));
            Engine.Check(await engine.Queue.CloseAsync(counsellor.Id, contact, new Closing(Disposition.Support, RiskLevel.Low, null), None));
            var next = step.Events.Last(e => e.Contact?.Offer is not null).Contact!;
            (contact, offer) = (next.Id, next.Offer!);
        };
    }

    /// <summary>All are free, and each lifecycle asks for two of the twenty skills.</summary>
    private static async Task<Func<Task>> WithCounsellorsAsync(Engine engine, int counsellors, List<double> first)
    {
        var skills = Enumerable.Range(0, SkillsEach).ToDictionary(n => $"skill{n}", n => 1 + n % 5);
        // Known before the shift begins, as in a service that runs: whoever signs in finds what is asked for.
        var needs = Enumerable.Range(0, SkillsEach / 2).Select(n => Engine.Need(new Dictionary<string, int> { [$"skill{n}"] = 1, [$"skill{n + 10}"] = 1 })).ToArray();
        await Parallel.ForEachAsync(Enumerable.Range(0, counsellors), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, _) =>
            Engine.Check(await engine.Queue.SignInAsync(Engine.NewCounsellor(n, chats: 2, skills), $"c{n}", None)));
        // The first who asks for something after a while has everybody on shift looked at.
        foreach (var need in needs)
        {
            var contact = Engine.NewContact();
            var asked = Stopwatch.GetTimestamp();
            Engine.Check(await engine.Queue.ReceiveAsync(contact, need, None));
            first.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            Engine.Check(await engine.Queue.EndAsync(contact.Id, Party.Caller, null, "left", None));
        }
        await engine.DrainAsync();
        var count = 0;
        return async () =>
        {
            var contact = Engine.NewContact();
            var offer = Engine.Offers(Engine.Check(await engine.Queue.ReceiveAsync(contact, needs[count++ % needs.Length], None))).Single();
            Engine.Check(await engine.Queue.AcceptAsync(offer.Counsellor, contact.Id, offer.Id, None));
            Engine.Check(await engine.Queue.EndAsync(contact.Id, Party.Caller, null, "left", None));
            Engine.Check(await engine.Queue.EndWrapUpAsync(offer.Counsellor, contact.Id, None));
            Engine.Check(await engine.Queue.CloseAsync(offer.Counsellor, contact.Id, new Closing(Disposition.Support, RiskLevel.Low, null), None));
        };
    }

    private static async Task<double> RateAsync(Func<Task> work, Effort effort)
    {
        var (done, clock, length) = (0, Stopwatch.StartNew(), TimeSpan.FromSeconds(effort.Of(1, 0.1)));
        for (; clock.Elapsed < length; done++)
            await work();
        return done / clock.Elapsed.TotalSeconds;
    }
}
