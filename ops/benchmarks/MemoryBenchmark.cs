using Microsoft.AspNetCore.SignalR.Client;
using StackExchange.Redis;

namespace Hotline.Bench;

/// <summary>
/// Growth of the server process's resident memory for each further caller who is connected and waits while others already do, after full
/// collections, against a bare SignalR connection in the relay. Fresh processes in each round.
/// </summary>
internal static class MemoryBenchmark
{
    private const int AtOnce = 32;

    public static async Task RunAsync(Report report, Effort effort)
    {
        var (callers, warmUp, rounds) = (effort.Of(2_000, 100), effort.Of(1_000, 50), effort.Of(3, 1));
        List<double> values = [], floors = [], store = [];
        for (var round = 0; round < rounds; round++)
        {
            using (var service = await Service.StartAsync(0))
            {
                await using var redis = await ConnectionMultiplexer.ConnectAsync($"{service.Redis.ConnectionString},allowAdmin=true");
                var before = 0.0;
                values.Add(await GrowthAsync(callers, warmUp, service.Server, service.Caller, Service.StartContactAsync, async () => before = await UsedAsync(redis)));
                store.Add((await UsedAsync(redis) - before) / callers / 1024);
            }
            using var relay = await ServerProcess.StartRelayAsync();
            floors.Add(await GrowthAsync(callers, warmUp, relay, () => Service.Connect($"{relay.Url}/relay", null), c => c.InvokeAsync<string>("Me"), () => Task.CompletedTask));
        }
        report.Table($"memory of a waiting caller, {callers} beside {warmUp}",
            Report.Compare("memory/server", "KiB a caller", values, floors), Report.Alone("memory/redis", "KiB a caller", store));
    }

    /// <returns>KiB a connection.</returns>
    private static async Task<double> GrowthAsync(int callers, int warmUp, ServerProcess server, Func<HubConnection> make, Func<HubConnection, Task> arrive, Func<Task> readyAsync)
    {
        // The first connections pay for code, caches and pools that later ones share. They stay: what they left would else be used again.
        var first = await ConnectAsync(warmUp, make, arrive);
        await Pause.ForAsync(5);
        var before = await server.SettledMemoryAsync();
        await readyAsync();
        var connections = await ConnectAsync(callers, make, arrive);
        await Pause.ForAsync(5);
        var after = await server.SettledMemoryAsync();
        if (first.Concat(connections).Any(c => c.State is not HubConnectionState.Connected))
            throw new BenchException("Connections were lost while they waited.");
        await EndAsync(first);
        await EndAsync(connections);
        return (after - before) / callers / 1024;
    }

    private static async Task<List<HubConnection>> ConnectAsync(int count, Func<HubConnection> make, Func<HubConnection, Task> arrive)
    {
        List<HubConnection> connections = [.. Enumerable.Range(0, count).Select(_ => make())];
        await Parallel.ForEachAsync(connections, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (connection, cancellation) =>
        {
            await connection.StartAsync(cancellation);
            await arrive(connection);
        });
        return connections;
    }

    private static async Task EndAsync(List<HubConnection> connections) =>
        await Parallel.ForEachAsync(connections, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (connection, _) => await connection.DisposeAsync());

    private static async Task<double> UsedAsync(ConnectionMultiplexer redis)
    {
        var memory = (await redis.GetServer(redis.GetEndPoints()[0]).InfoAsync("memory")).SelectMany(g => g);
        return double.Parse(memory.First(m => m.Key == "used_memory").Value, System.Globalization.CultureInfo.InvariantCulture);
    }
}
