namespace Hotline.Bench;

/// <summary>
/// From a caller's start to the offer on a counsellor's screen, with everybody connected, on one node and on three (a Redis
/// backplane between them), against one message through a bare SignalR hub with as many clients at the same pace.
/// </summary>
internal static class OfferBenchmark
{
    public static async Task RunAsync(Report report, Effort effort)
    {
        var (callers, counsellors, perSecond, rounds) = (effort.Of(2_000, 20), effort.Of(200, 4), effort.Of(100.0, 20.0), effort.Of(3, 1));
        foreach (var nodes in (int[])[1, 3])
        {
            using var service = await Service.StartAsync(counsellors, nodes);
            using var relay = await ServerProcess.StartRelayAsync();
            await using var crowd = await Crowd.OnShiftAsync(service, counsellors);
            List<List<double>> values = [], floors = [];
            // The first round is for the compiler.
            for (var round = effort.Of(-1, 0); round < rounds; round++)
            {
                var value = await crowd.ArriveAsync(callers, perSecond);
                var floor = await Crowd.RelayAsync(relay, callers, counsellors, perSecond);
                Report.Trace($"{nodes} nodes, round {round}: p99 {Report.Quantile(value, 0.99):0.0} ms, relay {Report.Quantile(floor, 0.99):0.0} ms");
                if (round < 0)
                    continue;
                values.Add(value);
                floors.Add(floor);
            }
            Figure Of(string name, double share) => Report.Compare($"offer/{(nodes == 1 ? "one-node" : "three-nodes")}/{name}", "ms",
                [.. values.Select(v => Report.Quantile(v, share))], [.. floors.Select(f => Report.Quantile(f, share))]);
            report.Table($"arrival to offer on the screen, {callers} callers and {counsellors} counsellors connected, {perSecond:0} a second, {(nodes == 1 ? "one node" : "three nodes")}",
                Of("p50", 0.5), Of("p99", 0.99));
        }
    }
}
