using System.Diagnostics;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Bench;

/// <summary>
/// Processor time of the server with many wallboards, against the same with one: on a quiet evening, and while contacts arrive.
/// A board is computed once a second whoever watches; what is left is the sending.
/// </summary>
internal static class WallboardBenchmark
{
    public static async Task RunAsync(Report report, Effort effort)
    {
        var (boards, counsellors, rounds, seconds, perSecond) = (effort.Of(500, 20), effort.Of(50, 4), effort.Of(5, 1), effort.Of(10, 2), effort.Of(50, 10));
        using var service = await Service.StartAsync(counsellors);
        await using var crowd = await Crowd.OnShiftAsync(service, counsellors);
        Func<Task> quiet = () => Pause.ForAsync(seconds);
        Func<Task> busy = () => crowd.ArriveAsync(seconds * perSecond, perSecond);
        List<double> many = [], one = [], manyBusy = [], oneBusy = [];
        // The first round is for the compiler.
        for (var round = effort.Of(-1, 0); round < rounds; round++)
        {
            var first = await ShareAsync(service, 1, quiet);
            var all = await ShareAsync(service, boards, quiet);
            var firstBusy = await ShareAsync(service, 1, busy);
            var allBusy = await ShareAsync(service, boards, busy);
            Report.Trace($"round {round}: quiet {first:0.0} and {all:0.0} %, busy {firstBusy:0.0} and {allBusy:0.0} % of a core");
            if (round < 0)
                continue;
            one.Add(first);
            many.Add(all);
            oneBusy.Add(firstBusy);
            manyBusy.Add(allBusy);
        }
        report.Table($"a server with {boards} wallboards, against one wallboard; busy is {perSecond} contacts a second with {counsellors} counsellors",
            Report.Compare("wallboard/quiet", "% of a core", many, one), Report.Compare("wallboard/busy", "% of a core", manyBusy, oneBusy));
    }

    /// <summary>The server's processor time while so many watch and the work goes on, % of a core. Each watcher must have seen boards come.</summary>
    private static async Task<double> ShareAsync(Service service, int watchers, Func<Task> work)
    {
        var connections = new List<HubConnection>();
        for (var i = 0; i < watchers; i++)
            connections.Add(await service.WallboardAsync(0));
        await Crowd.StartAsync(connections);
        var seen = new int[watchers];
        for (var i = 0; i < watchers; i++)
        {
            var who = i;
            connections[i].On<WallboardView>("BoardChanged", _ => Interlocked.Increment(ref seen[who]));
            await connections[i].InvokeAsync<WallboardView>("Watch");
        }
        await Pause.ForAsync(1);
        Array.Clear(seen);
        var (clock, before) = (Stopwatch.StartNew(), service.Server.Processor);
        await work();
        var share = 100 * (service.Server.Processor - before) / clock.Elapsed;
        if (seen.Contains(0))
            throw new BenchException($"{seen.Count(s => s == 0)} of {watchers} wallboards stood still.");
        await Crowd.EndAsync(connections);
        return share;
    }
}
