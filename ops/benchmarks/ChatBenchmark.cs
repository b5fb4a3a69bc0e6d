using System.Diagnostics;
using StackExchange.Redis;

namespace Hotline.Bench;

/// <summary>
/// Messages through the hubs of a running server (encrypted, numbered, journalled, recorded, shown to both sides) against a SignalR
/// hub that hands them on. Twenty pairs, then one alone for the latency of a quiet evening.
/// </summary>
internal static class ChatBenchmark
{
    public static async Task RunAsync(Report report, Effort effort)
    {
        var (pairs, rounds, warmUp, messages) = (effort.Of(20, 2), effort.Of(7, 1), effort.Of(16, 1), effort.Of(250, 20));
        using var service = await Service.StartAsync(pairs);
        using var relay = await ServerProcess.StartRelayAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(service.Redis.ConnectionString);
        // A server that has run for a day is what people meet: the compiler needs tens of thousands of messages to finish. Other
        // chats than the measured ones, because a chat has a largest number of messages.
        var warm = await ChatPair.ThroughHotlineAsync(service, pairs);
        var warmFloor = await ChatPair.ThroughRelayAsync(relay, pairs);
        await TakeTurnsAsync(service.Server, relay, warm, warmFloor, redis, -warmUp, 0, messages);
        foreach (var pair in warm.Concat(warmFloor))
            await pair.DisposeAsync();
        var product = await ChatPair.ThroughHotlineAsync(service, pairs);
        var floor = await ChatPair.ThroughRelayAsync(relay, pairs);

        var (many, manyFloor) = await TakeTurnsAsync(service.Server, relay, product, floor, redis, -1, rounds, messages);
        var (one, oneFloor) = await TakeTurnsAsync(service.Server, relay, product[..1], floor[..1], redis, -1, rounds, messages);
        report.Table($"chat through the hubs, {pairs} pairs in a closed loop (Redis server {RedisServer.Durability}; record in SQLite)",
            Report.Compare("chat/throughput", "messages/s", Of(many, m => m.PerSecond), Of(manyFloor, m => m.PerSecond)),
            Report.Compare("chat/latency-p50", "ms", Of(many, m => m.P50), Of(manyFloor, m => m.P50)),
            Report.Compare("chat/latency-p99", "ms", Of(many, m => m.P99), Of(manyFloor, m => m.P99)),
            Report.Compare("chat/one-pair/latency-p50", "ms", Of(one, m => m.P50), Of(oneFloor, m => m.P50)),
            Report.Compare("chat/one-pair/latency-p99", "ms", Of(one, m => m.P99), Of(oneFloor, m => m.P99)),
            Report.Compare("chat/server-processor", "µs a message", Of(many, m => m.Processor), Of(manyFloor, m => m.Processor)),
            Report.Alone("chat/recorder-behind", "s after a round", Of(many, m => m.Behind)));
        foreach (var pair in product.Concat(floor))
            await pair.DisposeAsync();

        static IReadOnlyList<double> Of(List<Measured> rounds, Func<Measured, double> what) => [.. rounds.Select(what)];
    }

    private sealed record Measured(double PerSecond, double P50, double P99, double Processor, double Behind);

    private static async Task<(List<Measured> Product, List<Measured> Floor)> TakeTurnsAsync(
        ServerProcess server, ServerProcess relay, List<ChatPair> product, List<ChatPair> floor, ConnectionMultiplexer redis, int first, int rounds, int messages)
    {
        List<Measured> values = [], floors = [];
        for (var round = first; round < rounds; round++)
        {
            var value = await RoundAsync(server, product, messages);
            Report.Trace($"round {round}: {value.PerSecond:0} messages/s, {value.Processor:0} µs each");
            // The recorder ends its work before the floor's turn.
            var clock = Stopwatch.StartNew();
            while (await redis.GetDatabase().ListLengthAsync("hotline:v1:{main}:journal") > 1)
                await Pause.ForAsync(0.02);
            value = value with { Behind = clock.Elapsed.TotalSeconds };
            var least = await RoundAsync(relay, floor, messages);
            if (round < 0)
                continue;
            values.Add(value);
            floors.Add(least);
        }
        return (values, floors);
    }

    private static async Task<Measured> RoundAsync(ServerProcess server, List<ChatPair> pairs, int messages)
    {
        var latencies = new List<double>(pairs.Count * messages);
        var (clock, before) = (Stopwatch.StartNew(), server.Processor);
        await Task.WhenAll(pairs.Select(p => p.WriteAsync(messages, latencies)));
        return new Measured(
            latencies.Count / clock.Elapsed.TotalSeconds, Report.Quantile(latencies, 0.5), Report.Quantile(latencies, 0.99),
            (server.Processor - before).TotalMicroseconds / latencies.Count, 0);
    }
}
