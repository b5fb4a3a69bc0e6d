using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Hotline.Bench;

/// <summary>
/// The telephone network's webhooks at a running server (signature, live state, journal, record, TwiML) against the same requests to an
/// endpoint that checks the signature and answers with a fixed document. A call is set up when its caller is in the queue and hears the
/// greeting. The round trips to Redis are counted by the server of Redis itself, one webhook after another.
/// </summary>
internal static partial class VoiceBenchmark
{
    private const string PublicUrl = "http://hotline.example.org";
    private static int _calls;

    public static async Task RunAsync(Report report, Effort effort)
    {
        var (atOnce, calls, warmUp, rounds) = (effort.Of(8, 2), effort.Of(1_500, 20), effort.Of(3, 1), effort.Of(7, 1));
        using var relay = await ServerProcess.StartRelayAsync();
        using var service = await Service.StartAsync(1, more: new Dictionary<string, string>
        {
            ["Twilio__Enabled"] = "true", ["Twilio__AccountSid"] = Webhooks.Account, ["Twilio__AuthToken"] = Webhooks.Token, ["Twilio__PublicBaseUrl"] = PublicUrl,
            // A network that answers at once: of calls that have ended, it is asked whether a leg is left.
            ["Twilio__ApiBaseAddress"] = relay.Url, ["Twilio__SweepSeconds"] = "300", ["Twilio__DefaultNumber"] = "+15005550001",
        });
        using var product = new Webhooks(service.Server.Url, PublicUrl);
        using var floor = new Webhooks(relay.Url, relay.Url);
        List<Measured> values = [], floors = [];
        for (var round = -warmUp; round < rounds; round++)
        {
            var value = await RoundAsync(product, calls, atOnce);
            var least = await RoundAsync(floor, calls, atOnce);
            Report.Trace($"round {round}: {value.PerSecond:0} calls/s, p99 {Report.Quantile(value.Incoming, 0.99):0.0} ms; static {least.PerSecond:0} calls/s, p99 {Report.Quantile(least.Incoming, 0.99):0.0} ms");
            if (round < 0)
                continue;
            values.Add(value);
            floors.Add(least);
        }
        var trips = await TripsAsync(service, product, effort.Of(100, 10));
        Figure Of(string name, Func<Measured, List<double>> what, double share) => Report.Compare($"voice/{name}-p{share * 100:0}", "ms",
            [.. values.Select(v => Report.Quantile(what(v), share))], [.. floors.Select(f => Report.Quantile(what(f), share))]);
        report.Table($"webhooks of the telephone network, {atOnce} at once in a closed loop (Redis server {RedisServer.Durability}; record in SQLite)",
        [
            Report.Compare("voice/calls-set-up", "calls/s", [.. values.Select(v => v.PerSecond)], [.. floors.Select(f => f.PerSecond)]),
            Of("incoming", m => m.Incoming, 0.5), Of("incoming", m => m.Incoming, 0.99), Of("wait", m => m.Wait, 0.5), Of("wait", m => m.Wait, 0.99),
            Of("status", m => m.Status, 0.5), Of("status", m => m.Status, 0.99),
            .. trips.Select(t => Report.Alone($"voice/redis-{t.Webhook}", "round trips a webhook", [t.Trips])),
        ]);
    }

    private sealed record Measured(double PerSecond, List<double> Incoming, List<double> Wait, List<double> Status);

    private static async Task<Measured> RoundAsync(Webhooks at, int calls, int atOnce)
    {
        ConcurrentBag<double> incoming = [], wait = [], status = [];
        var numbers = Enumerable.Range(Interlocked.Add(ref _calls, calls) - calls, calls).ToList();
        ConcurrentBag<(int Call, string Path)> waiting = [];
        var clock = Stopwatch.StartNew();
        await EachAsync(numbers, async call => waiting.Add((call, WaitPath(await at.PostAsync("/twilio/voice/incoming?line=12355", call, "ringing", incoming)))));
        var perSecond = calls / clock.Elapsed.TotalSeconds;
        await EachAsync([.. waiting], one => at.PostAsync(one.Path, one.Call, "in-progress", wait));
        // The callers hang up: the next round begins with an empty queue.
        await EachAsync(numbers, call => at.PostAsync("/twilio/voice/status", call, "completed", status));
        return new Measured(perSecond, [.. incoming], [.. wait], [.. status]);

        Task EachAsync<T>(IReadOnlyList<T> all, Func<T, Task> work) => Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (one, _) => await work(one));
    }

    /// <summary>Where the document sends the caller to wait.</summary>
    private static string WaitPath(string document) =>
        Wait().Match(document) is { Success: true } match ? WebUtility.HtmlDecode(match.Value) : throw new BenchException($"The document leads to no waiting: {document}");

    /// <summary>Scripts that Redis is asked for while webhooks come one after another, less those that the loops of the server ask for by themselves.</summary>
    private static async Task<IReadOnlyList<(string Webhook, double Trips)>> TripsAsync(Service service, Webhooks product, int calls)
    {
        await using var monitor = await RedisMonitor.StartAsync(service.Redis.Port);
        // What the rounds left to do is done when the recorder asks for nothing but the journal.
        await using (var redis = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(service.Redis.ConnectionString))
            while (await redis.GetDatabase().ListLengthAsync("hotline:v1:{main}:journal") > 1 || await redis.GetDatabase().SortedSetLengthAsync("hotline:v1:{main}:outbox") > 0)
                await Pause.ForAsync(0.1);
        monitor.Take();
        await Pause.ForAsync(5);
        var loops = monitor.Take().Keys.Append("trimJournal").ToHashSet();
        var numbers = Enumerable.Range(Interlocked.Add(ref _calls, calls) - calls, calls).ToList();
        var paths = new Dictionary<int, string>();
        List<(string, double)> trips = [];
        await CountAsync("incoming", async call => paths[call] = WaitPath(await product.PostAsync("/twilio/voice/incoming?line=12355", call, "ringing")));
        await CountAsync("wait", call => product.PostAsync(paths[call], call, "in-progress"));
        await CountAsync("status", call => product.PostAsync("/twilio/voice/status", call, "completed"));
        return trips;

        async Task CountAsync(string name, Func<int, Task> webhook)
        {
            monitor.Take();
            foreach (var call in numbers)
                await webhook(call);
            await Pause.ForAsync(0.2);
            var asked = monitor.Take().Where(s => !loops.Contains(s.Key)).ToList();
            Report.Trace($"{name}: {string.Join(", ", asked.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {(double)s.Value / calls:0.00}")))}");
            trips.Add((name, (double)asked.Sum(s => s.Value) / calls));
        }
    }

    [GeneratedRegex(@"/twilio/voice/wait\?[^""<\s]+")]
    private static partial Regex Wait();
}
